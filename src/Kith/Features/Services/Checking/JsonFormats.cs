using System.Globalization;

namespace Kith.Features.Services.Checking;

/// <summary>The formats of JSON Schema that HSDS names.</summary>
public static class JsonFormats
{
    /// <summary>Whether a text is of a format; of one nobody here knows every text is.</summary>
    public static bool IsOf(string format, string text) =>
        format switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "email" => text.IndexOf('@') > 0 && !text.EndsWith('@'),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && text.StartsWith(uri.Scheme, StringComparison.OrdinalIgnoreCase),
            "date" => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "date-time" => text.Contains('T', StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            _ => true,
        };
}
