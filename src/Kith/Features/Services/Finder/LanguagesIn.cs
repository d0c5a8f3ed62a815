using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Finder;

/// <summary>The languages a service is had in: HSDS <c>language</c>, by code or by its English or own name.</summary>
public static class LanguagesIn
{
    private static readonly FrozenDictionary<string, string> Codes = CultureInfo
        .GetCultures(CultureTypes.NeutralCultures)
        .Where(c => c.Name.Length is > 0 and <= 3)
        .SelectMany(c =>
            new[] { c.Name, c.EnglishName, c.NativeName, c.ThreeLetterISOLanguageName }.Select(word =>
                KeyValuePair.Create(word, c.Name)
            )
        )
        .DistinctBy(c => c.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Codes of a service's languages, each between spaces; one space when nobody said.</summary>
    public static string Of(JsonObject service)
    {
        var said =
            from carrier in service.Parts("phones").Append(service)
            from language in carrier.Parts("languages")
            select Code(language);
        var codes = string.Join(' ', said.OfType<string>().Distinct());
        return codes.Length is 0 or > ServiceSpot.LongestLanguages - 2 ? " " : $" {codes} ";
    }

    /// <summary>Its code; null when it is none that the system knows.</summary>
    public static string? Code(JsonObject language) =>
        new[] { language.Word("code"), language.Word("name") }
            .OfType<string>()
            .Select(word => Codes.GetValueOrDefault(word) ?? Codes.GetValueOrDefault(word.Split('-')[0]))
            .FirstOrDefault(code => code is not null);

    /// <summary>What it calls itself; null when it is none that the system knows.</summary>
    public static string? NameOf(JsonObject language) =>
        Code(language) is { } code ? CultureInfo.GetCultureInfo(code).NativeName : null;
}
