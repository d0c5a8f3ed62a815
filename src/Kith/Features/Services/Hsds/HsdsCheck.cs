using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>Says in words where an object is not what HSDS 3.1 wants. It judges what is there; whether it is kept is decided elsewhere.</summary>
public static class HsdsCheck
{
    /// <summary>Words that HSDS 3.1 allows, for columns that have such a list.</summary>
    private static readonly Dictionary<(string Kind, string Column), string[]> Words = new()
    {
        [("service", "status")] = ["active", "inactive", "defunct", "temporarily closed"],
        [("location", "location_type")] = ["physical", "postal", "virtual"],
        [("address", "address_type")] = ["physical", "postal", "virtual"],
        [("schedule", "wkst")] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
        [("schedule", "freq")] = ["WEEKLY", "MONTHLY"],
    };

    private static readonly string[] Times =
    [
        .. from clock in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
        from offset in new[] { "K", "zz" }
        select clock + offset,
    ];

    /// <summary>Every departure from HSDS 3.1 in an object and in what stands inside, each with its place.</summary>
    public static IEnumerable<string> Of(HsdsKind kind, JsonObject item, string at = "")
    {
        foreach (var column in kind.Columns)
        {
            if (item[column.Name] is not { } value)
            {
                if (column.IsRequired)
                    yield return $"{at}{column.Name} is missing";
            }
            else if (Wrong(kind, column, value) is { } wrong)
                yield return $"{at}{column.Name} {wrong}";
        }
        foreach (var (name, value) in item)
        {
            if (HsdsVocabulary.Under(name) is not { } under)
                continue;
            foreach (var problem in Inside(under, value, at + name))
                yield return problem;
        }
    }

    /// <summary>What is wrong with a value of a column, in words; null when nothing is.</summary>
    public static string? Wrong(HsdsKind kind, HsdsColumn column, JsonNode value)
    {
        var type = value.GetValueKind();
        if (column.Type == HsdsType.Number)
            return type == JsonValueKind.Number ? null : $"is no number: {Short(value)}";
        if (type != JsonValueKind.String)
            return column.Name == "taxonomy" && type == JsonValueKind.Null ? null : $"is no text: {Short(value)}";
        var text = value.GetValue<string>();
        if (Words.TryGetValue((kind.Name, column.Name), out var words))
            return words.Contains(text, StringComparer.Ordinal)
                ? null
                : $"is none of {string.Join(", ", words)}: {Short(value)}";
        return column.Type switch
        {
            HsdsType.Text => column.Name == "id" && !HsdsId.IsUuid(text) ? $"is no UUID: {Short(value)}" : null,
            HsdsType.Number => null,
            HsdsType.Date => IsDate(text) ? null : $"is no date: {Short(value)}",
            HsdsType.Instant => IsInstant(text) ? null : $"is no date and time: {Short(value)}",
            HsdsType.Time => IsTime(text) ? null : $"is no time of day: {Short(value)}",
            HsdsType.Address => Uri.TryCreate(text, UriKind.Absolute, out _)
                ? null
                : $"is no address on the web: {Short(value)}",
            HsdsType.Email => MailAddress.TryCreate(text, out _) ? null : $"is no e-mail address: {Short(value)}",
        };
    }

    /// <summary>
    /// Whether it is a time of day: <c>HH:mm</c>, with or without seconds, then nothing, <c>Z</c> or an offset that some clock on earth keeps.
    /// Opening and closing in one, such as "09:00-17:00", is none.
    /// </summary>
    public static bool IsTime(string text) =>
        DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(),
            Times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _
        );

    private static IEnumerable<string> Inside(HsdsKind kind, JsonNode? value, string at)
    {
        if (value is JsonObject one)
            return Of(kind, one, $"{at}.");
        return value is JsonArray many
            ? many.SelectMany(
                (item, n) => item is JsonObject o ? Of(kind, o, $"{at}[{n}].") : [$"{at}[{n}] is no object"]
            )
            : [];
    }

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsInstant(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Short(JsonNode value)
    {
        var text = HsdsOrder.Text(value);
        return text.Length <= 60 ? text : $"{text[..60]}…";
    }
}
