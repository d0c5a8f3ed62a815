using System.Globalization;
using Kith.Features.Meetups;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Imports.Calendars;

/// <summary>
/// Turns the events of a calendar into what a meetup can keep: one rule, extra and left-out dates, changed occurrences. What it
/// cannot keep, such as several rules, is written out as dates, and the report says so.
/// </summary>
public sealed class CalendarReading(DateTimeZone floating, DateTime nowUtc)
{
    private const int LongestSlug = 240;
    private const int LongestRaw = 64_000;
    private const int LongestRule = 500;
    private const int LongestDates = 8000;

    /// <summary>Most dates written out for a rule a meetup cannot keep; what fits into the column.</summary>
    private const int MostDates = 450;

    /// <summary>How far ahead dates are written out.</summary>
    private const int DaysAhead = 730;

    private readonly List<CalendarEntry> _entries = [];
    private readonly HashSet<string> _slugs = new(StringComparer.Ordinal);

    /// <summary>The entries of a calendar in the order of the file; <paramref name="raw"/> gives each event's text by its line.</summary>
    public IReadOnlyList<CalendarEntry> Read(IcsCalendar calendar, IReadOnlyDictionary<int, string> raw)
    {
        foreach (var series in IcsSeries.In(calendar))
        {
            var heads = series.Masters.Count > 0 ? series.Masters : series.Changes;
            foreach (var head in heads)
                _entries.Add(Entry(series, head, Text(series, raw)));
        }
        return _entries;
    }

    private CalendarEntry Entry(IcsSeries series, IcsEvent head, string raw)
    {
        var alone = series.Masters.Count == 0 ? head with { Rules = [], Dates = [], Replaces = null } : head;
        var whole = series.Masters.Count == 1 ? series : new IcsSeries(series.Uid, [alone], []);
        var remarks = new List<string>();
        if (head.Uid.Length == 0)
            remarks.Add("it has no UID; when its text changes it will be taken for another event");
        if (series is { Masters.Count: > 1, Changes.Count: > 0 })
            remarks.Add("several events share its UID, so its changed times were left out");
        var start = new CalendarEntry
        {
            Number = head.Line,
            Slug = Slug(head, raw),
            Event = alone,
            Raw = raw.Length <= LongestRaw ? raw : raw[..LongestRaw],
            Zone = Kept(alone).Id,
            StartsLocal = alone.Start.WallIn(Kept(alone)).ToDateTimeUnspecified(),
            Cancelled = alone.Cancelled || whole.Cancelled,
        };
        var entry = Keeps(whole, alone, out var why)
            ? Ruled(start, whole, remarks)
            : WrittenOut(start, whole, why, remarks);
        return entry with { Remarks = remarks };
    }

    /// <summary>Whether one rule and lists of dates say all of it; otherwise why not.</summary>
    private bool Keeps(IcsSeries series, IcsEvent e, out string why)
    {
        why = (e.Rules.Count, e.ExceptRules.Count) switch
        {
            (> 1, _) => "it has several rules",
            (_, > 0) => "it has a rule that leaves out dates",
            _ when series.Changes.Any(c => c.AndFollowing) => "a change holds for all that follow",
            _ when e.Rules.Count > 0 && Zones.Find(e.Start.ZoneOr(floating).Id) is null => "its zone is one of its own",
            _ when e.Rules is [var rule] && RuleOf(e, rule).Length > LongestRule => "its rule is too long",
            _ when Dates(e.Dates, e).Length > LongestDates || Dates(e.Except, e).Length > LongestDates =>
                "it lists too many dates",
            _ => "",
        };
        return why.Length == 0;
    }

    private CalendarEntry Ruled(CalendarEntry entry, IcsSeries series, List<string> remarks)
    {
        var e = entry.Event;
        var zone = Kept(e);
        var changes = series.Changes.Select(c => Change(c, zone)).ToList();
        var near = changes.Where(c => c.OriginalLocal <= MeetupTimes.Local(nowUtc + Horizon.Ahead, zone)).ToList();
        var far = changes.Except(near).ToList();
        if (series.Changes.Any(c => !c.Cancelled && c.Title != e.Title))
            remarks.Add("single times with another title are shown under the title of the series");
        // What lies beyond the horizon has no row yet to be changed: its old time is left out, its new one added.
        var left = far.Select(c => Ics(c.OriginalLocal)).Prepend(Dates(e.Except, e));
        var added = far.Where(c => !c.Cancelled).Select(c => Ics(c.StartsLocal)).Prepend(Dates(e.Dates, e));
        return entry with
        {
            Rule = e.Rules is [var rule] ? RuleOf(e, rule) : null,
            ExtraDates = Join(added),
            LeftOutDates = Join(left),
            Changes = near,
            IsAhead = IsAhead(series),
        };
    }

    private CalendarEntry WrittenOut(CalendarEntry entry, IcsSeries series, string why, List<string> remarks)
    {
        var zone = Zones.Find(entry.Zone) ?? floating;
        var found = Ahead(series)
            .Take(MostDates)
            .Select(at => at.Instant.InZone(zone).ToDateTimeUnspecified())
            .ToList();
        if (found.Count > 0)
            remarks.Add(
                $"{why}: its next {found.Count} dates were written out, until {found[^1]:yyyy-MM-dd}; read it again before then"
            );
        return entry with
        {
            StartsLocal = found.Count > 0 ? found[0] : entry.StartsLocal,
            ExtraDates = Join(found.Skip(1).Select(Ics)),
            IsAhead = found.Count > 0,
        };
    }

    private CalendarChange Change(IcsEvent change, DateTimeZone zone)
    {
        var (at, original) = (change.Start.At(floating), change.Replaces!.Value.WallIn(zone));
        return new(
            original.ToDateTimeUnspecified(),
            change.Cancelled,
            at.InZone(zone).ToDateTimeUnspecified(),
            at.ToDateTimeUtc(),
            MinutesOf(change)
        );
    }

    /// <summary>Length in whole minutes; null when the calendar does not say.</summary>
    public static int? MinutesOf(IcsEvent e) =>
        e.Length is { } length && length.TotalMinutes is >= 1 and <= 527_040 ? (int)length.TotalMinutes : null;

    /// <summary>The zone a meetup keeps: the event's own; of times in UTC without a rule the hub's, which people read.</summary>
    private DateTimeZone Kept(IcsEvent e)
    {
        var own = e.Start.ZoneOr(floating);
        var plain = e.Start.Kind == RuleEndKind.Utc && e.Rules.Count == 0;
        return plain || Zones.Find(own.Id) is null ? floating : own;
    }

    private bool IsAhead(IcsSeries series) => Ahead(series).Any();

    private IEnumerable<CalendarOccurrence> Ahead(IcsSeries series)
    {
        var now = Instant.FromDateTimeUtc(nowUtc);
        var today = now.InZone(floating).Date;
        var all = series.Between(today.PlusDays(-2), today.PlusDays(DaysAhead), floating);
        return SortedMerge
            .Of(all, CalendarOccurrence.Order)
            .SkipWhile(at => at.Instant + (at.Event.Length ?? Duration.Zero) < now);
    }

    private string Dates(IEnumerable<IcsMoment> dates, IcsEvent e) =>
        string.Join(',', dates.Select(d => d.IsDate && !e.Start.IsDate ? d.ToDate() : Ics(Wall(d, e))));

    private DateTime Wall(IcsMoment moment, IcsEvent e) => moment.WallIn(Kept(e)).ToDateTimeUnspecified();

    private static string RuleOf(IcsEvent e, RecurrenceRule rule) =>
        (e.Start.IsDate ? rule.ForWholeDays() : rule).ToString();

    private static string Ics(DateTime wall) => wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string? Join(IEnumerable<string> parts)
    {
        var whole = string.Join(',', parts.Where(p => p.Length > 0));
        return whole.Length == 0 ? null : whole;
    }

    private static string Text(IcsSeries series, IReadOnlyDictionary<int, string> raw) =>
        string.Concat(series.Masters.Concat(series.Changes).Select(e => raw.GetValueOrDefault(e.Line, "")));

    private string Slug(IcsEvent e, string raw)
    {
        var uid = new string([.. e.Uid.Where(c => !char.IsControl(c))]);
        var name = uid.Length is > 0 and <= LongestSlug
            ? uid
            : Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(
                    System.Text.Encoding.UTF8.GetBytes(uid.Length > 0 ? uid : raw)
                )
            );
        var slug = name;
        for (var n = 2; !_slugs.Add(slug); n++)
            slug = $"{name}#{n}";
        return slug;
    }
}

/// <summary>Dates as iCalendar writes them.</summary>
file static class IcsDates
{
    public static string ToDate(this IcsMoment moment) =>
        moment.Value.Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
