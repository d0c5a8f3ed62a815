using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Demo;

/// <summary>The sample neighbourhood as written in <c>alderbrook.json</c>: an invented town with invented people.</summary>
public sealed record Sample(
    SampleHub Hub,
    SamplePoint Centre,
    IReadOnlyList<SampleArea> Neighbourhoods,
    IReadOnlyList<SampleVenue> Venues,
    IReadOnlyList<SampleMeetup> Meetups,
    IReadOnlyList<SampleChange> Changes,
    IReadOnlyList<SampleGuests> Guests
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads the sample that travels inside the program.</summary>
    public static Sample Read()
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream("Demo/alderbrook.json")!;
        return JsonSerializer.Deserialize<Sample>(stream, Options)!;
    }
}

public sealed record SampleHub(
    string Name,
    string Tagline,
    string Country,
    string Zone,
    string Languages,
    string Phone,
    int Hue
);

public sealed record SamplePoint(double Latitude, double Longitude);

/// <summary>A part of town, degrees north and east of the centre.</summary>
public sealed record SampleArea(string Name, double North, double East);

/// <summary>A kind of venue that each part of town has one of; <c>{0}</c> in the address is the part of town.</summary>
public sealed record SampleVenue(
    string Kind,
    string Address,
    Access Access,
    Precision Precision,
    string? Directions,
    string? Transport
);

/// <summary>A group with its meetup, which several parts of town have in their own way.</summary>
public sealed record SampleMeetup(
    string Title,
    string Kind,
    string Lang,
    Mode Mode,
    string? Venue,
    string Day,
    string Time,
    int Minutes,
    Led Led,
    AgeBand Ages,
    CostKind Cost,
    int? Capacity,
    string Desc,
    string First,
    string Greeter,
    string Bring,
    string? Note,
    string Host,
    string Purpose,
    string Who,
    [property: JsonPropertyName("costnote")] string? CostNote = null,
    IReadOnlyList<MeetupRole>? Roles = null
);

/// <summary>One time of a meetup that is not as planned.</summary>
/// <param name="Turn">Which of its times ahead, 1 the next.</param>
/// <param name="Venue">Kind of venue in the same part of town it moves to.</param>
public sealed record SampleChange(
    string Title,
    int Turn,
    string Reason,
    bool Cancelled = false,
    int MinutesLater = 0,
    string? Venue = null
);

/// <summary>Who comes to the next time of a meetup, in the order in which they said so.</summary>
public sealed record SampleGuests(string Title, IReadOnlyList<SampleGuest> People);

public sealed record SampleGuest(
    string Alias,
    int Party = 1,
    string? Needs = null,
    string? Contact = null,
    bool TextIsSafe = false,
    string? When = null
);
