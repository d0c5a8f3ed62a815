using System.Collections.Frozen;
using System.Globalization;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>The values a question may hold, as they are written in addresses; upper and lower case alike.</summary>
public static class FindValues
{
    /// <summary>Days of the week as in addresses, Monday first.</summary>
    public static readonly IReadOnlyList<string> Days = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    public static readonly IReadOnlyList<string> ModeNames = ["inPerson", "online", "hybrid", "phone"];

    public static readonly IReadOnlyList<string> AccessNames = ["stepFree", "hearingLoop", "quietSpace", "toilets"];

    // A hybrid meetup is both: who looks for online ones can join it, and so can who looks for a room.
    private static readonly FrozenDictionary<string, Mode[]> ModesByName = new Dictionary<string, Mode[]>
    {
        ["inPerson"] = [Mode.InPerson, Mode.Hybrid],
        ["online"] = [Mode.Online, Mode.Hybrid],
        ["hybrid"] = [Mode.Hybrid],
        ["phone"] = [Mode.Phone],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Access> AccessByName = new Dictionary<string, Access>
    {
        ["stepFree"] = Places.Access.StepFree,
        ["hearingLoop"] = Places.Access.HearingLoop,
        ["quietSpace"] = Places.Access.QuietSpace,
        ["toilets"] = Places.Access.Toilets,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sign languages that CLDR does not list but people meet in (ISO 639-3).</summary>
    private static readonly string[] SignLanguages = ["ase", "bfi", "isg", "ssp", "mfs", "fsl", "gsg", "dse", "ins"];

    private static readonly FrozenSet<string> KnownLanguages = CultureInfo
        .GetCultures(CultureTypes.NeutralCultures)
        .SelectMany(c => new[] { c.TwoLetterISOLanguageName, c.ThreeLetterISOLanguageName })
        .Concat(SignLanguages)
        .Where(code => code is not ("iv" or "ivl"))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static (bool, int) Day(string value) => Index(Days, value) is var at and >= 0 ? (true, at) : (false, 0);

    public static (bool, Mode[]) Modes(string value) =>
        ModesByName.TryGetValue(value, out var modes) ? (true, modes) : (false, []);

    /// <summary>The name that asks for these modes; empty for none.</summary>
    public static string NameOf(IReadOnlyList<Mode> modes) =>
        ModeNames.FirstOrDefault(name => ModesByName[name].SequenceEqual(modes)) ?? "";

    public static (bool, string?) Kind(string value) =>
        Index(Meetups.Kinds.All, value) is var at and >= 0 ? (true, Meetups.Kinds.All[at]) : (false, "");

    /// <summary>A language that exists, with or without a region: <c>es</c>, <c>pt-BR</c>, <c>ase</c>.</summary>
    public static (bool, string?) Language(string value) =>
        value.Length <= 20
        && KnownLanguages.Contains(value.Split('-')[0])
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? (true, value.ToLowerInvariant())
            : (false, "");

    public static (bool Known, Access Value) Need(string value) =>
        AccessByName.TryGetValue(value, out var access) ? (true, access) : (false, Places.Access.None);

    public static (bool, bool) Free(string value) => (value.Equals("free", StringComparison.OrdinalIgnoreCase), true);

    public static (bool, FindSort) Sort(string value) =>
        value.ToUpperInvariant() switch
        {
            "SOONEST" => (true, FindSort.Soonest),
            "NEAREST" => (true, FindSort.Nearest),
            _ => (false, FindSort.Soonest),
        };

    private static int Index(IReadOnlyList<string> all, string value)
    {
        for (var at = 0; at < all.Count; at++)
        {
            if (all[at].Equals(value, StringComparison.OrdinalIgnoreCase))
                return at;
        }
        return -1;
    }
}
