using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Kith.Time;

/// <summary>
/// A valid recurrence rule (RFC 5545 §3.3.10). It can only be made by <see cref="Parse"/>, so a rule in hand is a rule that
/// can be answered. Lists are sorted, without doubles; an empty list means the part is absent.
/// </summary>
/// <remarks>
/// Two rules are equal when their canonical text (<see cref="ToString"/>) is. What a rule produces is
/// <see cref="Recurrence"/>'s to say, since that needs a start and a zone.
/// </remarks>
public sealed class RecurrenceRule : IEquatable<RecurrenceRule>
{
    internal RecurrenceRule() { }

    /// <summary>The unit that repeats.</summary>
    public Frequency Frequency { get; internal init; }

    /// <summary>Every how many units; 1 unless the rule says otherwise, at most 2,147,483,647.</summary>
    public int Interval { get; internal init; } = 1;

    /// <summary>How many occurrences there are in all, or null. Never together with <see cref="Until"/>.</summary>
    public int? Count { get; internal init; }

    /// <summary>The last moment that may be an occurrence, or null.</summary>
    public RuleEnd? Until { get; internal init; }

    /// <summary>1 to 12.</summary>
    public IReadOnlyList<int> ByMonth { get; internal init; } = [];

    /// <summary>±1 to ±53; weeks as ISO 8601 counts them, but beginning on <see cref="WeekStart"/>. Yearly rules only.</summary>
    public IReadOnlyList<int> ByWeekNumber { get; internal init; } = [];

    /// <summary>±1 to ±366.</summary>
    public IReadOnlyList<int> ByYearDay { get; internal init; } = [];

    /// <summary>±1 to ±31.</summary>
    public IReadOnlyList<int> ByMonthDay { get; internal init; } = [];

    /// <summary>Weekdays, numbered ones only in monthly and yearly rules.</summary>
    public IReadOnlyList<WeekdayInRule> ByDay { get; internal init; } = [];

    /// <summary>0 to 23.</summary>
    public IReadOnlyList<int> ByHour { get; internal init; } = [];

    /// <summary>0 to 59.</summary>
    public IReadOnlyList<int> ByMinute { get; internal init; } = [];

    /// <summary>0 to 60; a leap second (60) happens at 59, as §3.3.12 asks of systems without leap seconds.</summary>
    public IReadOnlyList<int> BySecond { get; internal init; } = [];

    /// <summary>±1 to ±366: which of the occurrences of one period count.</summary>
    public IReadOnlyList<int> BySetPosition { get; internal init; } = [];

    /// <summary>The day a week begins on; Monday unless the rule says otherwise.</summary>
    public IsoDayOfWeek WeekStart { get; internal init; } = IsoDayOfWeek.Monday;

    /// <summary>Reads a rule, with or without <c>RRULE:</c> before it, in either case.</summary>
    /// <exception cref="FormatException">The text is no valid rule; the message names the part and says what is wrong.</exception>
    public static RecurrenceRule Parse(string text) =>
        TryParse(text, out var rule, out var error) ? rule : throw new FormatException(error);

    /// <summary>Reads a rule; <paramref name="error"/> is one English sentence for the person who typed it.</summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out RecurrenceRule? rule,
        [NotNullWhen(false)] out string? error
    ) => RuleReader.TryRead(text, out rule, out error);

    /// <summary>The same rule, over after <paramref name="last"/> (a wall time, itself included).</summary>
    public RecurrenceRule EndingAt(LocalDateTime last) => EndingAt(new RuleEnd(last, RuleEndKind.Local));

    /// <summary>The same rule with another end.</summary>
    public RecurrenceRule EndingAt(RuleEnd end) => Copy(null, end, BySecond, ByMinute, ByHour);

    /// <summary>The rule for an all-day event: parts that name a time of day are ignored (RFC 5545 §3.3.10).</summary>
    public RecurrenceRule ForWholeDays() => Copy(Count, Until, [], [], []);

    /// <summary>The canonical text, without <c>RRULE:</c>: parts in the order of the RFC's table, defaults left out.</summary>
    public override string ToString() => RuleText.Of(this);

    /// <inheritdoc/>
    public bool Equals(RecurrenceRule? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RecurrenceRule);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private RecurrenceRule Copy(
        int? count,
        RuleEnd? until,
        IReadOnlyList<int> seconds,
        IReadOnlyList<int> minutes,
        IReadOnlyList<int> hours
    ) =>
        new()
        {
            Frequency = Frequency,
            Interval = Interval,
            Count = count,
            Until = until,
            ByMonth = ByMonth,
            ByWeekNumber = ByWeekNumber,
            ByYearDay = ByYearDay,
            ByMonthDay = ByMonthDay,
            ByDay = ByDay,
            ByHour = hours,
            ByMinute = minutes,
            BySecond = seconds,
            BySetPosition = BySetPosition,
            WeekStart = WeekStart,
        };
}
