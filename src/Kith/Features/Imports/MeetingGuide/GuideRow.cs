using Kith.Features.Meetups;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>Why a meeting is kept but not shown in Find.</summary>
public enum Standing
{
    Active,

    /// <summary>The list says <c>inactive</c>.</summary>
    Inactive,

    /// <summary>Its place is closed for now and there is no way in online.</summary>
    PlaceClosed,

    /// <summary>It is online only and the list gives neither link nor number.</summary>
    NoWayIn,
}

/// <summary>One meeting of a Meeting Guide list, checked and typed.</summary>
public sealed record GuideRow : IFeedRow
{
    /// <summary>Its number in the list, from 1.</summary>
    public required int Number { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>The row as it stood in the list, white space between values aside.</summary>
    public required string Raw { get; init; }

    public required GuideTime When { get; init; }

    public required GuideAccess How { get; init; }

    /// <summary>Type codes as given.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public GuidePlace? Place { get; init; }

    public string? Group { get; init; }

    public string? GroupNotes { get; init; }

    public string? Notes { get; init; }

    public (DateTime? AtUtc, string? By) Confirmed { get; init; }

    /// <summary>The meeting's own page in the list it came from; http or https.</summary>
    public string? Url { get; init; }

    /// <summary>What of the row could not be taken; for the report.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>When a meeting happens.</summary>
/// <param name="Days">Days of the week; none means by appointment.</param>
/// <param name="Start">Wall time; null when by appointment.</param>
/// <param name="Minutes">Length; null when the list gives no end.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="OwnZone">Whether the row itself named the zone.</param>
public sealed record GuideTime(IReadOnlyList<DayOfWeek> Days, TimeOnly? Start, int? Minutes, string Zone, bool OwnZone)
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public bool ByAppointment => Start is null || Days.Count == 0;

    /// <summary>RRULE value: every week on these days.</summary>
    public string? Rule =>
        ByAppointment ? null : $"FREQ=WEEKLY;BYDAY={string.Join(',', Days.Select(d => Codes[(int)d]))}";

    /// <summary>The first start on or after a day.</summary>
    public DateTime FirstFrom(DateOnly day)
    {
        if (ByAppointment)
            return day.ToDateTime(TimeOnly.MinValue);
        while (!Days.Contains(day.DayOfWeek))
            day = day.AddDays(1);
        return day.ToDateTime(Start!.Value);
    }
}

/// <summary>How people take part.</summary>
/// <param name="Mode">In person, online, both or by phone.</param>
/// <param name="Link">http or https address of the online room.</param>
/// <param name="DialIn">Number to ring and what else to know, in the list's words.</param>
/// <param name="Standing">Whether it meets at the moment.</param>
public sealed record GuideAccess(Mode Mode, string? Link, string? DialIn, Standing Standing);
