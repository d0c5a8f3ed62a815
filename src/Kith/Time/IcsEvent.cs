using NodaTime;

namespace Kith.Time;

/// <summary>An event as a calendar gives it (VEVENT), texts unescaped.</summary>
public sealed record IcsEvent
{
    /// <summary>The line it begins in, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What tells it from others and stays the same when it changes; empty when the calendar gives none.</summary>
    public required string Uid { get; init; }

    /// <summary>When it first happens, or would.</summary>
    public required IcsMoment Start { get; init; }

    /// <summary>How long it lasts; null when the calendar does not say (or says it ends before it starts).</summary>
    public Duration? Length { get; init; }

    /// <summary>SUMMARY, possibly empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>DESCRIPTION, or null.</summary>
    public string? Description { get; init; }

    /// <summary>LOCATION, or null.</summary>
    public string? Location { get; init; }

    /// <summary>URL as written, unchecked, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Which revision this is; a higher one replaces a lower one.</summary>
    public int Sequence { get; init; }

    /// <summary>STATUS:CANCELLED, or a calendar whose METHOD is CANCEL.</summary>
    public bool Cancelled { get; init; }

    /// <summary>RRULE.</summary>
    public IReadOnlyList<RecurrenceRule> Rules { get; init; } = [];

    /// <summary>EXRULE: applied, though RFC 5545 dropped it. Showing a meeting that is off sends somebody to a locked door.</summary>
    public IReadOnlyList<RecurrenceRule> ExceptRules { get; init; } = [];

    /// <summary>RDATE; of a period its start.</summary>
    public IReadOnlyList<IcsMoment> Dates { get; init; } = [];

    /// <summary>EXDATE.</summary>
    public IReadOnlyList<IcsMoment> Except { get; init; } = [];

    /// <summary>RECURRENCE-ID: the occurrence of the series that this event replaces; null for the series itself.</summary>
    public IcsMoment? Replaces { get; init; }

    /// <summary>Whether it replaces all later occurrences too (RANGE=THISANDFUTURE).</summary>
    public bool AndFollowing { get; init; }

    /// <summary>When it happens, on the wall clock of its own zone; <paramref name="floating"/> for dates and floating times.</summary>
    public Recurrence Recurrence(DateTimeZone floating)
    {
        var zone = Start.ZoneOr(floating);
        return new Recurrence(Start.Value, zone)
        {
            WholeDay = Start.IsDate,
            Rules = Rules,
            ExceptRules = ExceptRules,
            Dates = [.. Dates.Select(date => AddedAt(date, zone))],
            Except = Except.Where(IsTimed).Select(left => left.At(zone)).ToHashSet(),
            ExceptDates = Except.Where(left => !IsTimed(left)).Select(left => left.WallIn(zone).Date).ToHashSet(),
        };
    }

    /// <summary>A bare date leaves out all of the day; so does anything in an all-day series.</summary>
    internal bool IsTimed(IcsMoment moment) => !Start.IsDate && !moment.IsDate;

    /// <summary>A bare date added to a timed series is at the series' time of day.</summary>
    private LocalDateTime AddedAt(IcsMoment date, DateTimeZone zone) =>
        IsTimed(date) ? date.WallIn(zone) : date.WallIn(zone).Date + Start.Value.TimeOfDay;
}
