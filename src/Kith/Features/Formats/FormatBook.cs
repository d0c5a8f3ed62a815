using System.Text.Json;

namespace Kith.Features.Formats;

/// <summary>The formats that travel inside the program, in each language there are words for.</summary>
public sealed class FormatBook
{
    private const string Fallback = "en";

    private readonly Dictionary<string, IReadOnlyList<Format>> _byLanguage = typeof(FormatBook)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Formats/", StringComparison.Ordinal))
        .ToDictionary(name => name.Split('.')[^2], Read, StringComparer.OrdinalIgnoreCase);

    /// <summary>All formats in a language, in English where there is no such language.</summary>
    public IReadOnlyList<Format> In(string language) =>
        _byLanguage.GetValueOrDefault(language) ?? _byLanguage[Fallback];

    /// <summary>One format; null when there is none of that name.</summary>
    public Format? Find(string slug, string language) => In(language).FirstOrDefault(f => f.Slug == slug);

    private static IReadOnlyList<Format> Read(string resource)
    {
        using var stream = typeof(FormatBook).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<List<Format>>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{resource} holds no formats.");
    }
}
