using NodaTime;
using NodaTime.Text;

namespace Kith.Time;

/// <summary>Lists what a calendar says happens, as a dry run of an import shows it.</summary>
public static class CalendarListing
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss"
    );
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss'Z'"
    );

    /// <summary>
    /// The occurrences on the local dates from <paramref name="from"/> to <paramref name="to"/>, both included, by moment and then by
    /// UID; what is cancelled is left out. Lazy, in memory that depends on the number of events only, so even every second until the
    /// year 9999 can be read as far as one likes.
    /// </summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="from">The first date, from year 1.</param>
    /// <param name="to">The last date, up to year 9999.</param>
    /// <param name="floating">The zone of dates and of times without a zone: the hub's, or what <c>--zone</c> says.</param>
    public static IEnumerable<CalendarOccurrence> Of(
        IcsCalendar calendar,
        LocalDate from,
        LocalDate to,
        DateTimeZone floating
    )
    {
        CalendarOccurrence? last = null;
        var all = IcsSeries.In(calendar).SelectMany(series => series.Between(from, to, floating));
        foreach (var at in SortedMerge.Of(all, CalendarOccurrence.Order))
        {
            // A file that holds an event twice still shows it once.
            if (last is not null && at.Instant == last.Instant && IsSame(at.Event, last.Event))
                continue;
            last = at;
            yield return at;
        }
    }

    /// <summary>
    /// One line: wall time, zone, UTC and title between tabs, such as
    /// <c>2026-03-29T18:30:00	Europe/London	2026-03-29T17:30:00Z	Night Owls</c>. Control characters in a title are spaces.
    /// </summary>
    public static string Line(CalendarOccurrence at) =>
        $"{Local.Format(at.Local)}\t{IcsText.OneLine(at.Zone.Id)}\t{Utc.Format(at.Instant)}\t{IcsText.OneLine(at.Event.Title)}";

    private static bool IsSame(IcsEvent a, IcsEvent b) => a.Uid.Length > 0 && a.Uid == b.Uid && a.Title == b.Title;
}
