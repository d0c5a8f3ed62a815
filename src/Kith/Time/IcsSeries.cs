using NodaTime;

namespace Kith.Time;

/// <summary>All events of a calendar with one UID: the series, and the occurrences that were changed.</summary>
/// <param name="Uid">Empty for an event without one, which is then a series of its own.</param>
/// <param name="Masters">
/// The series itself: usually one, none where a calendar holds changed occurrences only. Several of the same revision are all kept:
/// some programs use one UID for different events.
/// </param>
/// <param name="Changes">The changed occurrences, the latest revision of each, in the order of the file.</param>
public sealed record IcsSeries(string Uid, IReadOnlyList<IcsEvent> Masters, IReadOnlyList<IcsEvent> Changes)
{
    /// <summary>Whether the whole series was called off.</summary>
    public bool Cancelled => Masters.Count > 0 && Masters.All(master => master.Cancelled);

    /// <summary>The series of a calendar, in the order of the file.</summary>
    public static IReadOnlyList<IcsSeries> In(IcsCalendar calendar) =>
        [
            .. calendar
                .Events.GroupBy(e => e.Uid.Length > 0 ? e.Uid : FormattableString.Invariant($"\n{e.Line}"))
                .Select(same => Of(same.First().Uid, [.. same])),
        ];

    /// <summary>Everything the series shows in a window of local dates, as sequences that each ascend by instant.</summary>
    internal IEnumerable<IEnumerable<CalendarOccurrence>> Between(LocalDate from, LocalDate to, DateTimeZone floating)
    {
        if (Cancelled)
            yield break;
        foreach (var master in Masters.Where(master => !master.Cancelled))
        foreach (var part in new IcsSplit(this, master, floating).Between(from, to))
            yield return part;
        // A changed occurrence that the series does not produce is shown all the same: somebody announced it.
        foreach (
            var change in Changes.Where(change => !change.Cancelled && (!change.AndFollowing || Masters.Count == 0))
        )
            yield return CalendarOccurrence.Of(
                change,
                (change with { Rules = [], Dates = [] }).Recurrence(floating),
                from,
                to
            );
    }

    private static IcsSeries Of(string uid, List<IcsEvent> events)
    {
        var masters = events.Where(e => e.Replaces is null).ToList();
        var latest = masters.Count > 0 ? masters.Max(master => master.Sequence) : 0;
        var changes = events
            .Where(e => e.Replaces is not null)
            .GroupBy(e => e.Replaces!.Value.At(DateTimeZone.Utc))
            .Select(same => same.OrderBy(e => e.Sequence).Last());
        return new IcsSeries(uid, [.. masters.Where(master => master.Sequence == latest)], [.. changes]);
    }
}
