using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Kith.Time;

/// <summary>The DURATION value of RFC 5545 §3.3.6. A day is 24 hours here.</summary>
internal static partial class IcsDuration
{
    /// <summary>Reads <c>PT1H30M</c>, <c>P2D</c>, <c>-P1W</c>; null for anything else.</summary>
    public static Duration? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success)
            return null;
        var seconds =
            (Part(match, "w") * 604_800)
            + (Part(match, "d") * 86_400)
            + (Part(match, "h") * 3600)
            + (Part(match, "m") * 60)
            + Part(match, "s");
        return Duration.FromSeconds(match.Groups["sign"].Value == "-" ? -seconds : seconds);
    }

    /// <summary>As written: <c>PT90M</c>, in whole minutes.</summary>
    public static string Of(Duration duration) =>
        string.Create(CultureInfo.InvariantCulture, $"PT{(long)duration.TotalMinutes}M");

    private static long Part(Match match, string name) =>
        match.Groups[name] is { Success: true } part ? long.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<sign>[+-]?)P(?=[0-9T])(?:(?<w>[0-9]{1,6})W)?(?:(?<d>[0-9]{1,6})D)?(?:T(?:(?<h>[0-9]{1,7})H)?(?:(?<m>[0-9]{1,9})M)?(?:(?<s>[0-9]{1,9})S)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
