using System.Collections.Frozen;
using System.Globalization;

namespace Kith.Features.Meetups;

/// <summary>Languages people speak at a meetup, each by its own name: whoever looks for theirs finds it on a page in any language.</summary>
/// <param name="Code">BCP 47.</param>
/// <param name="Name">What its speakers call it, "español"; the code when the system does not know it.</param>
public sealed record Tongue(string Code, string Name)
{
    /// <summary>The languages of codes separated by spaces; none for an empty text.</summary>
    public static IReadOnlyList<Tongue> Of(string codes) =>
        [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => new Tongue(code, NameOf(code)))];

    // .NET makes up a culture for any code and keeps it for ever: only those the system has may be asked for.
    private static readonly FrozenSet<string> Known = CultureInfo
        .GetCultures(CultureTypes.AllCultures)
        .Select(c => c.Name)
        .Where(name => name.Length > 0)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string NameOf(string code) =>
        new[] { code, code.Split('-')[0] }.FirstOrDefault(Known.Contains) is { } known
            ? CultureInfo.GetCultureInfo(known).NativeName
            : code;
}
