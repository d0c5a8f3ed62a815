using NodaTime;

namespace Kith.Time;

/// <summary>
/// A series without its changed occurrences, split where a change holds for all that follow (RANGE=THISANDFUTURE): from there on
/// the occurrences move by as much as that one did, and are called what it is called.
/// </summary>
internal sealed class IcsSplit(IcsSeries series, IcsEvent master, DateTimeZone floating)
{
    private readonly DateTimeZone _zone = master.Start.ZoneOr(floating);

    /// <summary>The parts, each ascending by instant, in a window of local dates.</summary>
    public IEnumerable<IEnumerable<CalendarOccurrence>> Between(LocalDate from, LocalDate to)
    {
        var recurrence = Unchanged();
        var splits = series.Changes.Where(change => change.AndFollowing).OrderBy(Split).ToList();
        if (splits.Count == 0)
            return [CalendarOccurrence.Of(master, recurrence, from, to)];
        var first = CalendarOccurrence.Of(master, recurrence, from, to).TakeWhile(at => at.Instant < Split(splits[0]));
        return splits.Select((change, i) => Moved(change, i + 1 < splits.Count ? splits[i + 1] : null)).Prepend(first);

        IEnumerable<CalendarOccurrence> Moved(IcsEvent change, IcsEvent? next)
        {
            var by = Wall(change) - Wall(change.Replaces!.Value);
            var until = next is null ? Instant.MaxValue : Split(next);
            // The window is asked for where the occurrences were before they moved.
            var slack = (int)Math.Min(Math.Abs(by.TotalDays) + 2, 4_000_000);
            return change.Cancelled
                ? []
                : recurrence
                    .Between(Safely(from, -slack).AtMidnight(), Safely(to, slack).AtMidnight())
                    .SkipWhile(at => at.Instant < Split(change))
                    .TakeWhile(at => at.Instant < until)
                    .SelectMany(at => CalendarOccurrence.Moved(change, at.Local, by, change.Start.ZoneOr(floating)))
                    .Where(at => at.Local.Date >= from && at.Local.Date <= to);
        }
    }

    private Recurrence Unchanged()
    {
        var recurrence = master.Recurrence(floating);
        var changed = series
            .Changes.Where(change => !change.AndFollowing)
            .Select(change => change.Replaces!.Value)
            .ToList();
        return recurrence with
        {
            Except = recurrence.Except.Union(changed.Where(master.IsTimed).Select(at => at.At(_zone))).ToHashSet(),
            ExceptDates = recurrence
                .ExceptDates.Union(changed.Where(at => !master.IsTimed(at)).Select(at => at.WallIn(_zone).Date))
                .ToHashSet(),
        };
    }

    private Instant Split(IcsEvent change) => change.Replaces!.Value.At(_zone);

    private static Instant Wall(IcsEvent change) => Wall(change.Start);

    private static Instant Wall(IcsMoment moment) => moment.Value.WithOffset(Offset.Zero).ToInstant();

    private static LocalDate Safely(LocalDate date, int days)
    {
        var moved = Math.Clamp(DayNumber.Of(Math.Max(1, date.Year), date.Month, date.Day) + days, 0, DayNumber.Last);
        return LocalDate.FromDateOnly(DateOnly.FromDayNumber(moved));
    }
}
