using System.Globalization;

namespace Kith.Features.Services.Finder;

/// <summary>Hours on some days, on the hub's wall clock.</summary>
/// <param name="Day">Which days, a number of <see cref="DayCode"/>.</param>
/// <param name="Opens">Minute of the day.</param>
/// <param name="Closes">Minute from the same midnight; above 1,440 it is the next day.</param>
/// <param name="From">First day it holds, as a day number.</param>
/// <param name="Until">Last day it holds.</param>
public readonly record struct Slot(int Day, int Opens, int Closes, int From, int Until)
{
    public const int Midnight = 24 * 60;
    public static readonly int Never = DateOnly.MaxValue.DayNumber;

    /// <summary>A spell this long is cut out without looking at each of its days.</summary>
    private const int LongSpell = 31;

    /// <summary>Whether its hours begin on a day with these codes.</summary>
    public bool IsOn(DateOnly day, int[] codes) =>
        From <= day.DayNumber && day.DayNumber <= Until && codes.Contains(Day);

    /// <summary>What is left of it, before and after, when it does not hold from one day to another, both included.</summary>
    public IEnumerable<Slot> Without(int first, int last)
    {
        var slot = this;
        var (from, until) = (Math.Max(From, first), Math.Min(Until, last));
        var touches =
            from <= until
            && (
                until - from >= LongSpell
                || Enumerable
                    .Range(from, until - from + 1)
                    .Select(DateOnly.FromDayNumber)
                    .Any(d => slot.IsOn(d, DayCode.Of(d)))
            );
        if (!touches)
            return [slot];
        Slot[] rest = [slot with { Until = first - 1 }, slot with { From = last + 1 }];
        return rest.Where(s => s.From <= s.Until);
    }
}

/// <summary>When something is open, seen from a moment. All times are the hub's wall clock.</summary>
/// <param name="IsOpen">Whether it is open at that moment.</param>
/// <param name="At">When it closes, or when it opens next; null when it never closes, or when nobody knows.</param>
public readonly record struct Opening(bool IsOpen, DateTime? At);

/// <summary>All hours of a service at a place that could be read.</summary>
/// <param name="Slots">In no order.</param>
/// <param name="HasWords">There are hours that only a person can read; they never count as open.</param>
public sealed record OpeningHours(IReadOnlyList<Slot> Slots, bool HasWords)
{
    /// <summary>Farther ahead than this nobody plans a visit.</summary>
    private const int MostDaysAhead = 62;

    /// <summary>What is open for longer without a break never closes.</summary>
    private const int AlwaysDays = 8;

    public static readonly OpeningHours Unsaid = new([], HasWords: false);

    private const string Words = "words";

    /// <summary>Whether nothing was said at all.</summary>
    public bool IsUnsaid => Slots.Count == 0 && !HasWords;

    /// <summary>Whether it is open at a moment of the wall clock, and until when; else when next.</summary>
    public Opening At(DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var spans = Spans(today).ToList();
        if (spans.Exists(s => s.Opens <= minute && s.Closes > minute))
            return new(IsOpen: true, Until(spans, minute) is { } end ? local.Date.AddMinutes(end) : null);
        var next = spans.Where(s => s.Opens > minute).Select(s => (int?)s.Opens).FirstOrDefault();
        return new(IsOpen: false, next is { } opens ? local.Date.AddMinutes(opens) : null);
    }

    /// <summary>Whether it is open at that moment and does not close.</summary>
    public bool IsAlways(DateTime local) => At(local) is { IsOpen: true, At: null };

    /// <summary>What is open on a day, in order.</summary>
    public IEnumerable<(int Opens, int Closes)> On(DateOnly day)
    {
        var codes = DayCode.Of(day);
        return Slots.Where(s => s.IsOn(day, codes)).Select(s => (s.Opens, s.Closes)).Distinct().Order();
    }

    /// <summary>As the database keeps it.</summary>
    public override string ToString() =>
        string.Join(
            ';',
            Slots
                .Select(s =>
                    string.Create(CultureInfo.InvariantCulture, $"{s.Day} {s.Opens} {s.Closes} {s.From} {s.Until}")
                )
                .Concat(HasWords ? [Words] : [])
        );

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static OpeningHours Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        var slots = parts
            .Where(p => p != Words)
            .Select(p => p.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray())
            .Select(n => new Slot(n[0], n[1], n[2], n[3], n[4]));
        return new([.. slots], parts.Contains(Words, StringComparer.Ordinal));
    }

    /// <summary>Yesterday's hours, because they may last, today's and those of the weeks ahead; minutes from today's midnight, in order.</summary>
    private IEnumerable<(int Opens, int Closes)> Spans(DateOnly today)
    {
        if (Slots.Count == 0)
            yield break;
        for (var ahead = -1; ahead <= MostDaysAhead; ahead++)
        {
            var day = today.AddDays(ahead);
            foreach (var (opens, closes) in On(day))
                yield return (opens + (ahead * Slot.Midnight), closes + (ahead * Slot.Midnight));
        }
    }

    private static int? Until(List<(int Opens, int Closes)> spans, int minute)
    {
        var end = minute;
        foreach (var (opens, closes) in spans)
        {
            if (opens <= end && closes > end)
                end = closes;
        }
        return end > AlwaysDays * Slot.Midnight ? null : end;
    }
}
