using System.Collections.Frozen;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Texts;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>
/// What Meeting Guide's type codes mean for Find. Codes and short names are facts of code4recovery/spec (MIT); the names are in
/// <c>Texts/types.*.json</c> under <c>Types.{code}</c>.
/// </summary>
public static class GuideTypes
{
    /// <summary>The place is closed for now.</summary>
    public const string PlaceClosed = "TC";

    /// <summary>Online; not in the specification, but lists made with 12 Step Meeting List carry it.</summary>
    public const string Online = "ONL";

    /// <summary>Codes that name a language; sign languages by their ISO 639-3 codes.</summary>
    private static readonly FrozenDictionary<string, string> SpokenIn = new Dictionary<string, string>
    {
        ["AF"] = "af",
        ["AM"] = "am",
        ["AR"] = "ar",
        ["ASL"] = "ase",
        ["BG"] = "bg",
        ["DA"] = "da",
        ["DE"] = "de",
        ["EL"] = "el",
        ["EN"] = "en",
        ["FA"] = "fa",
        ["FI"] = "fi",
        ["FR"] = "fr",
        ["HE"] = "he",
        ["HI"] = "hi",
        ["HR"] = "hr",
        ["HU"] = "hu",
        ["IS"] = "is",
        ["ITA"] = "it",
        ["JA"] = "ja",
        ["KA"] = "ka",
        ["KOR"] = "ko",
        ["LT"] = "lt",
        ["ML"] = "ml",
        ["MT"] = "mt",
        ["NE"] = "ne",
        ["NL"] = "nl",
        ["NO"] = "no",
        ["POL"] = "pl",
        ["POR"] = "pt",
        ["PUN"] = "pa",
        ["QSL"] = "fcs",
        ["RSL"] = "rsl",
        ["RUS"] = "ru",
        ["S"] = "es",
        ["SK"] = "sk",
        ["SL"] = "sl",
        ["SV"] = "sv",
        ["TH"] = "th",
        ["TL"] = "tl",
        ["TUR"] = "tr",
        ["UK"] = "uk",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a code is called in the language of the request; the code itself when nobody has named it.</summary>
    public static string Name(T texts, string code) => texts.Find($"Types.{code}") ?? code;

    /// <summary>BCP 47 codes of the languages among the types, separated by spaces.</summary>
    public static string Languages(IEnumerable<string> codes) =>
        string.Join(' ', codes.Select(c => SpokenIn.GetValueOrDefault(c)).OfType<string>().Distinct());

    /// <summary>The type code of a language; null when the vocabulary has none.</summary>
    public static string? OfLanguage(string language) => SpokenIn.FirstOrDefault(s => s.Value == language).Key;

    /// <summary>What the codes say the place offers.</summary>
    public static Access Access(IReadOnlyCollection<string> codes) =>
        (codes.Contains("X") ? Features.Places.Access.StepFree : Features.Places.Access.None)
        | (
            codes.Contains("XB")
                ? Features.Places.Access.Toilets | Features.Places.Access.AccessibleToilet
                : Features.Places.Access.None
        );

    /// <summary>The kind of group people would look under.</summary>
    public static string Kind(IReadOnlyCollection<string> codes) =>
        codes.Contains("W") ? "women"
        : codes.Contains("Y") ? "young"
        : Kinds.Recovery;
}
