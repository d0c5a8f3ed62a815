using System.Runtime.InteropServices;
using NodaTime;

namespace Kith.Time;

/// <summary>One entry of <c>BYDAY</c>: a weekday, and which one of its month, year or week.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Ordinal">
/// 1 is the first, -1 the last; null means every one. 0 is no valid number, but calendars contain it: such an entry is
/// kept and matches no day.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WeekdayInRule(IsoDayOfWeek Day, int? Ordinal)
{
    private const string Names = "MOTUWETHFRSASU";

    /// <summary>The weekday of a two-letter name (upper case), or <c>None</c> for anything else.</summary>
    internal static IsoDayOfWeek DayNamed(ReadOnlySpan<char> name)
    {
        for (var i = 0; name.Length == 2 && i < 7; i++)
            if (name.SequenceEqual(Names.AsSpan(i * 2, 2)))
                return (IsoDayOfWeek)(i + 1);
        return IsoDayOfWeek.None;
    }

    /// <summary>The two letters RFC 5545 uses for a weekday.</summary>
    internal static string NameOf(IsoDayOfWeek day) => Names.Substring(((int)day - 1) * 2, 2);

    /// <summary>As written in a rule: <c>MO</c>, <c>2TU</c>, <c>-1FR</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Ordinal}{NameOf(Day)}");
}
