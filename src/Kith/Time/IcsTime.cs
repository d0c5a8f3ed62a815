using NodaTime;

namespace Kith.Time;

/// <summary>Reads the DATE and DATE-TIME values of RFC 5545 (§3.3.4, §3.3.5).</summary>
internal static class IcsTime
{
    /// <summary>
    /// Reads <c>20260331</c>, <c>20260331T183000</c> or <c>20260331T173000Z</c>, years 0001 to 9999; a leap second is
    /// second 59. False for anything else, impossible dates included.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out LocalDateTime value, out RuleEndKind kind)
    {
        (value, kind) = (default, RuleEndKind.Date);
        if (!TryReadDate(text, out var date))
            return false;
        value = date.AtMidnight();
        if (text.Length == 8)
            return true;
        kind = text[^1] is 'Z' or 'z' ? RuleEndKind.Utc : RuleEndKind.Local;
        var clock = kind == RuleEndKind.Utc ? text[8..^1] : text[8..];
        if (clock.Length != 7 || clock[0] is not ('T' or 't') || !TryReadTime(clock[1..], out var time))
            return false;
        value = date + time;
        return true;
    }

    private static bool TryReadDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (
            text.Length < 8
            || !Digits(text[..4], out var y)
            || !Digits(text[4..6], out var m)
            || !Digits(text[6..8], out var d)
        )
            return false;
        if (y < 1 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
            return false;
        date = new LocalDate(y, m, d);
        return true;
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out LocalTime time)
    {
        time = default;
        if (!Digits(text[..2], out var h) || !Digits(text[2..4], out var m) || !Digits(text[4..6], out var s))
            return false;
        if (h > 23 || m > 59 || s > 60)
            return false;
        time = new LocalTime(h, m, Math.Min(s, 59));
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = (number * 10) + (c - '0');
        }
        return true;
    }
}
