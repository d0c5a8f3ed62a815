using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>A row as the database hands it over, before times have their kind and words their meaning.</summary>
public sealed class FindLine
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public string? GroupName { get; set; }
    public DateTime StartsLocal { get; set; }
    public string Zone { get; set; } = "";
    public DateTime StartsAt { get; set; }
    public DateTime? EndsAt { get; set; }
    public string Mode { get; set; } = "";
    public string State { get; set; } = "";
    public bool JustTurnUp { get; set; }
    public string Kind { get; set; } = "";
    public string? Led { get; set; }
    public string? Cost { get; set; }
    public int Access { get; set; }
    public string? ShownName { get; set; }
    public string? ShownArea { get; set; }
    public double? ShownLatitude { get; set; }
    public double? ShownLongitude { get; set; }

    /// <summary>How many there are on all pages together.</summary>
    public long Total { get; set; }

    /// <summary>Which of several questions asked at once it answers.</summary>
    public int Step { get; set; }

    public FindRow ToRow() =>
        new()
        {
            Id = Id,
            Title = Title,
            Group = GroupName,
            StartsLocal = DateTime.SpecifyKind(StartsLocal, DateTimeKind.Unspecified),
            Zone = Zone,
            StartsAt = DateTime.SpecifyKind(StartsAt, DateTimeKind.Utc),
            EndsAt = EndsAt is { } end ? DateTime.SpecifyKind(end, DateTimeKind.Utc) : null,
            Mode = Enum.Parse<Mode>(Mode),
            IsMoved = State == nameof(OccurrenceState.Moved),
            JustTurnUp = JustTurnUp,
            Kind = Kind,
            Led = Led is null ? null : Enum.Parse<Led>(Led),
            Cost = Cost is null ? null : Enum.Parse<CostKind>(Cost),
            Access = (Access)Access,
            PlaceName = ShownName,
            Area = ShownArea,
            Latitude = ShownLatitude,
            Longitude = ShownLongitude,
        };
}
