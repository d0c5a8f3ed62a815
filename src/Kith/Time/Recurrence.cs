using NodaTime;

namespace Kith.Time;

/// <summary>When something happens: a start on the wall clock of a zone, and what repeats, adds and leaves out (RFC 5545 §3.8.5).</summary>
/// <remarks>
/// With at least one rule, the start itself only happens if a rule produces it; it is then neither shown nor counted otherwise.
/// Without a rule the start is an occurrence. Times are exact to the second, in the years 1 to 9999.
/// </remarks>
/// <param name="Start">The first wall time, in <paramref name="Zone"/>; the rules take from it what they leave open.</param>
/// <param name="Zone">The zone whose wall clock the event keeps.</param>
public sealed record Recurrence(LocalDateTime Start, DateTimeZone Zone)
{
    /// <summary>The rules (RRULE); usually one, or none for a thing that happens once.</summary>
    public IReadOnlyList<RecurrenceRule> Rules { get; init; } = [];

    /// <summary>Further wall times (RDATE), in <see cref="Zone"/>, in any order.</summary>
    public IReadOnlyList<LocalDateTime> Dates { get; init; } = [];

    /// <summary>Moments left out (EXDATE).</summary>
    public IReadOnlySet<Instant> Except { get; init; } = new HashSet<Instant>();

    /// <summary>Dates, in <see cref="Zone"/>, on which nothing happens (EXDATE written as a date).</summary>
    public IReadOnlySet<LocalDate> ExceptDates { get; init; } = new HashSet<LocalDate>();

    /// <summary>Rules that leave out (EXRULE). RFC 5545 dropped them; older calendars still mean them.</summary>
    public IReadOnlyList<RecurrenceRule> ExceptRules { get; init; } = [];

    /// <summary>True for an all-day event, which starts at 00:00.</summary>
    public bool WholeDay { get; init; }

    /// <summary>The occurrences on the local dates from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public IEnumerable<Occurrence> On(LocalDate from, LocalDate to) =>
        Between(from.AtMidnight(), to.At(LocalTime.MaxValue));

    /// <summary>
    /// The occurrences whose wall time is at or after <paramref name="from"/> and before <paramref name="to"/>, ascending by
    /// instant, none twice. Lazy: stop reading and the work stops. Reading to the end is bounded for any rule.
    /// </summary>
    public IEnumerable<Occurrence> Between(LocalDateTime from, LocalDateTime to)
    {
        var found = Rules.Count == 1 && Dates.Count == 0 ? Of(Rules[0], from, to) : Merged(Rules, Once(from, to));
        if (ExceptRules.Count > 0)
            found = Without(found, Merged(ExceptRules, []));
        return Except.Count + ExceptDates.Count == 0 ? found : found.Where(IsKept);

        IEnumerable<Occurrence> Merged(IReadOnlyList<RecurrenceRule> rules, IEnumerable<Occurrence> others) =>
            Merge([.. rules.Select(rule => Of(rule, from, to)), others]);
    }

    private IEnumerable<Occurrence> Of(RecurrenceRule rule, LocalDateTime from, LocalDateTime to) =>
        new RuleTimeline(WholeDay ? rule.ForWholeDays() : rule, Start, Zone, WholeDay).Between(from, to);

    /// <summary>What no rule says: the added dates, and the start where there is no rule.</summary>
    private IEnumerable<Occurrence> Once(LocalDateTime from, LocalDateTime to) =>
        (Rules.Count == 0 ? Dates.Append(Start) : Dates)
            .Where(local => local.Year is >= 1 and <= 9999)
            .SelectMany(Placed)
            .Where(at => at.Local >= from && at.Local < to)
            .OrderBy(at => at.Instant);

    private IEnumerable<Occurrence> Placed(LocalDateTime wall)
    {
        if (Zones.TryAt(wall, Zone) is not { } instant)
            return [];
        return [new Occurrence(Zone.MapLocal(wall).Count == 0 ? instant.InZone(Zone).LocalDateTime : wall, instant)];
    }

    private bool IsKept(Occurrence at) => !Except.Contains(at.Instant) && !ExceptDates.Contains(at.Local.Date);

    private static IEnumerable<Occurrence> Merge(IEnumerable<Occurrence>[] sequences)
    {
        Instant? last = null;
        foreach (var at in SortedMerge.Of(sequences, ByInstant))
        {
            if (at.Instant == last)
                continue;
            last = at.Instant;
            yield return at;
        }
    }

    private static IEnumerable<Occurrence> Without(IEnumerable<Occurrence> found, IEnumerable<Occurrence> left)
    {
        using var outs = left.GetEnumerator();
        var more = outs.MoveNext();
        foreach (var at in found)
        {
            while (more && outs.Current.Instant < at.Instant)
                more = outs.MoveNext();
            if (!more || outs.Current.Instant != at.Instant)
                yield return at;
        }
    }

    private static readonly Comparer<Occurrence> ByInstant = Comparer<Occurrence>.Create(
        (a, b) => a.Instant.CompareTo(b.Instant)
    );
}
