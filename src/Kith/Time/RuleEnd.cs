using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;

namespace Kith.Time;

/// <summary>What kind of moment an <c>UNTIL</c> names.</summary>
public enum RuleEndKind
{
    /// <summary>A date: the whole of that day still belongs to the rule.</summary>
    Date,

    /// <summary>A wall time in the zone of the event.</summary>
    Local,

    /// <summary>A moment in UTC.</summary>
    Utc,
}

/// <summary>The last moment a rule may name (<c>UNTIL</c>), itself included.</summary>
/// <param name="Value">The date (at midnight), the wall time, or the time in UTC.</param>
/// <param name="Kind">Which of the three it is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RuleEnd(LocalDateTime Value, RuleEndKind Kind)
{
    /// <summary>As written in a rule: <c>20260331</c>, <c>20260331T183000</c> or <c>20260331T173000Z</c>.</summary>
    public override string ToString()
    {
        var date = Value.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
        if (Kind == RuleEndKind.Date)
            return date;
        return date + Value.ToString("'T'HHmmss", CultureInfo.InvariantCulture) + (Kind == RuleEndKind.Utc ? "Z" : "");
    }
}
