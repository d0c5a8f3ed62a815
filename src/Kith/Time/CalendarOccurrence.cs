using NodaTime;

namespace Kith.Time;

/// <summary>One time at which something in a calendar happens.</summary>
/// <param name="Local">The wall time in <paramref name="Zone"/>.</param>
/// <param name="Zone">The event's zone; the reader's for dates and floating times.</param>
/// <param name="Instant">The moment.</param>
/// <param name="Event">The event, or the changed occurrence, that says what happens.</param>
public sealed record CalendarOccurrence(LocalDateTime Local, DateTimeZone Zone, Instant Instant, IcsEvent Event)
{
    /// <summary>By moment, then by UID (ordinal).</summary>
    internal static readonly Comparer<CalendarOccurrence> Order = Comparer<CalendarOccurrence>.Create(
        (a, b) =>
            a.Instant.CompareTo(b.Instant) is var byTime and not 0
                ? byTime
                : string.CompareOrdinal(a.Event.Uid, b.Event.Uid)
    );

    internal static IEnumerable<CalendarOccurrence> Of(
        IcsEvent e,
        Recurrence recurrence,
        LocalDate from,
        LocalDate to
    ) => recurrence.On(from, to).Select(at => new CalendarOccurrence(at.Local, recurrence.Zone, at.Instant, e));

    /// <summary>The occurrence moved on the wall clock; none when that leaves the calendar.</summary>
    internal static IEnumerable<CalendarOccurrence> Moved(
        IcsEvent e,
        LocalDateTime local,
        Duration by,
        DateTimeZone zone
    )
    {
        var moved = local.WithOffset(Offset.Zero).ToInstant();
        if (by > Instant.MaxValue - moved || by < Instant.FromUtc(1, 1, 1, 0, 0) - moved)
            return [];
        var recurrence = new Recurrence((moved + by).WithOffset(Offset.Zero).LocalDateTime, zone);
        return recurrence
            .Between(LocalDate.MinIsoValue.AtMidnight(), LocalDateTime.MaxIsoValue)
            .Select(at => new CalendarOccurrence(at.Local, zone, at.Instant, e));
    }
}
