using Kith.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.HelpNow;

/// <summary>
/// Who to ring now: the hub's country first, others by <c>?country=</c>. Needs no database and no JavaScript, and prints.
/// </summary>
[PublicPage]
public sealed class HelpNowModel(HelpLines lines, LineWords words, CurrentHub hub) : PageModel
{
    private static readonly string[] ForAnybody = ["anyone", "suicide", "urgent"];

    /// <summary>The country shown, ISO 3166-1.</summary>
    public string Country { get; private set; } = "";

    /// <summary>What to ring in danger, the usual number first.</summary>
    public IReadOnlyList<string> Emergency { get; private set; } = [];

    /// <summary>Lines for anybody first, then those for some.</summary>
    public IReadOnlyList<HelpLine> Lines { get; private set; } = [];

    /// <summary>Whether anything is known about the country.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Codes and names of the countries to choose from, by name.</summary>
    public IReadOnlyList<(string Code, string Name)> Countries { get; private set; } = [];

    /// <summary>Shows the numbers. What is no country counts as the hub's own: nobody should read an error page here.</summary>
    /// <param name="country">ISO 3166-1 code, or null for the hub's.</param>
    public void OnGet(string? country)
    {
        Country = country is [_, _] && country.All(char.IsAsciiLetter) ? country.ToUpperInvariant() : hub.Facts.Country;
        var help = lines.For(Country);
        IsKnown = help is not null;
        Emergency = help?.Emergency ?? [HelpLines.WideEmergency];
        Lines =
        [
            .. (help?.Lines ?? []).OrderByDescending(line => ForAnybody.Contains(line.For, StringComparer.Ordinal)),
        ];
        Countries =
        [
            .. lines
                .Countries.Append(Country)
                .Distinct(StringComparer.Ordinal)
                .Select(code => (code, words.Country(code)))
                .OrderBy(one => one.Item2, StringComparer.CurrentCulture),
        ];
    }
}
