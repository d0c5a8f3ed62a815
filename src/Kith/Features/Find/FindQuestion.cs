using System.Globalization;
using Kith.Data.Search;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>What comes first.</summary>
public enum FindSort
{
    Soonest,
    Nearest,
}

/// <summary>A question that was understood: what <c>/find</c> and <c>/find.json</c> look for. Empty lists and nulls ask for nothing.</summary>
public sealed record FindQuestion
{
    public const int PageSize = 20;

    /// <summary>Radius when nobody says one: what most people can reach.</summary>
    public const double DefaultWithinKm = 10;

    /// <summary>Words, all of which must be there; words that hold nothing to search for ask for nothing.</summary>
    public string Words { get; init; } = "";

    public string Near { get; init; } = "";

    public double WithinKm { get; init; } = DefaultWithinKm;

    /// <summary>Days of the week in the hub's zone, 0 Monday to 6 Sunday.</summary>
    public IReadOnlyList<int> Days { get; init; } = [];

    /// <summary>First and last day in the hub's zone, both included.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Starts at or after this minute of the hub's day.</summary>
    public int? After { get; init; }

    /// <summary>Starts before this minute of the hub's day; when not later than <see cref="After"/>, the time in between spans midnight.</summary>
    public int? Before { get; init; }

    /// <summary>Any of these; a hybrid meetup answers to in person and to online.</summary>
    public IReadOnlyList<Mode> Modes { get; init; } = [];

    /// <summary>A code of <see cref="Meetups.Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>BCP 47 in lower case; without a region any region will do.</summary>
    public string? Language { get; init; }

    /// <summary>All of these.</summary>
    public Access Access { get; init; }

    public bool Free { get; init; }

    public FindSort Sort { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Whether there is anything in the words to search for.</summary>
    public bool HasWords => SearchIndex.Words(Words).Length > 0;

    public bool AsksForTime =>
        Days.Count > 0 || From is not null || To is not null || After is not null || Before is not null;

    public bool AsksForMore =>
        Kind is not null || Language is not null || Access != Access.None || Free || Modes.Count > 0;

    /// <summary>The question as it stands in an address; the first page of its answer.</summary>
    public FindAsked Asked() =>
        new()
        {
            Q = Words,
            Near = Near,
            Within = Near.Length == 0 || WithinKm == DefaultWithinKm ? "" : Write(WithinKm),
            Days = [.. Days.Select(day => FindValues.Days[day])],
            From = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            To = To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            After = Clock(After),
            Before = Clock(Before),
            Mode = FindValues.NameOf(Modes),
            Kind = Kind ?? "",
            Language = Language ?? "",
            Access = [.. FoundRows.Needs(Access)],
            Cost = Free ? "free" : "",
            Sort = Sort == FindSort.Nearest ? "nearest" : "",
        };

    private static string Write(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Clock(int? minute) =>
        minute is { } m ? new TimeOnly(m / 60, m % 60).ToString("HH:mm", CultureInfo.InvariantCulture) : "";
}
