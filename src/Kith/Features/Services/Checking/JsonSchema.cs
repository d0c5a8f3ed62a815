using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kith.Features.Services.Checking;

/// <summary>
/// As much of JSON Schema 2020-12 as schemas of HSDS and its profiles use: type, properties, required, items, enum, const, format,
/// numbers, lengths, pattern, additionalProperties, allOf, anyOf, oneOf, $ref. Other words are passed over.
/// </summary>
/// <param name="root">The schema.</param>
/// <param name="other">Finds the schema another file holds, by the file's name; null when there is none.</param>
public sealed class JsonSchema(JsonObject root, Func<string, JsonSchema?> other)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The schema as it is written.</summary>
    public JsonObject Root => root;

    /// <summary>Everywhere a value departs from the schema: where in the value, and how.</summary>
    public IEnumerable<(string At, string What)> Departures(JsonNode? value) => Of(root, value, "");

    private IEnumerable<(string At, string What)> Of(JsonNode? schema, JsonNode? value, string at) =>
        schema is JsonObject rules ? rules.SelectMany(rule => Rule(rules, rule.Key, rule.Value, value, at)) : [];

    private IEnumerable<(string At, string What)> Rule(
        JsonObject rules,
        string word,
        JsonNode? rule,
        JsonNode? value,
        string at
    ) =>
        (word, rule) switch
        {
            ("$ref", JsonValue name) => Referred(name.ToString(), value, at),
            ("properties", JsonObject named) when value is JsonObject item => named
                .Where(p => item.ContainsKey(p.Key))
                .SelectMany(p => Of(p.Value, item[p.Key], Under(at, p.Key))),
            ("additionalProperties", JsonValue no) when value is JsonObject item && IsFalse(no) => item.Where(p =>
                    (rules["properties"] as JsonObject)?.ContainsKey(p.Key) != true
                )
                .Select(p => (Under(at, p.Key), "is not in the schema")),
            ("required", JsonArray names) when value is JsonObject item => names
                .Select(n => n!.ToString())
                .Where(n => !item.ContainsKey(n))
                .Select(n => (Under(at, n), "is missing")),
            ("items", JsonObject each) when value is JsonArray list => list.SelectMany(
                (item, n) => Of(each, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{n}]"))
            ),
            ("allOf", JsonArray all) => all.SelectMany(one => Of(one, value, at)),
            ("anyOf", JsonArray any) when any.All(one => Of(one, value, at).Any()) => [(at, "fits none of anyOf")],
            ("oneOf", JsonArray one) when one.Count(s => !Of(s, value, at).Any()) != 1 =>
            [
                (at, "does not fit exactly one of oneOf"),
            ],
            _ => Plain(word, rule, value) is { } wrong ? [(at, wrong)] : [],
        };

    private static string? Plain(string word, JsonNode? rule, JsonNode? value) =>
        (word, rule) switch
        {
            ("type", JsonValue or JsonArray) when !IsType(rule, value) =>
                $"is no {rule.ToJsonString().Trim('"')}: {Short(value)}",
            ("enum", JsonArray words) when !words.Any(w => JsonNode.DeepEquals(w, value)) =>
                $"is none of {words.ToJsonString()}: {Short(value)}",
            ("const", _) when !JsonNode.DeepEquals(rule, value) => $"is not {Short(rule)}: {Short(value)}",
            ("minimum", JsonValue) when Number(value) < Number(rule) => $"is less than {rule}: {Short(value)}",
            ("maximum", JsonValue) when Number(value) > Number(rule) => $"is more than {rule}: {Short(value)}",
            ("minLength", JsonValue) when Words(value)?.Length < Number(rule) =>
                $"is shorter than {rule}: {Short(value)}",
            ("maxLength", JsonValue) when Words(value)?.Length > Number(rule) =>
                $"is longer than {rule}: {Short(value)}",
            ("pattern", JsonValue) when Words(value) is { } text && !Fits(text, rule.ToString()) =>
                $"does not fit {rule}: {Short(value)}",
            ("format", JsonValue) when Words(value) is { } text && !JsonFormats.IsOf(rule.ToString(), text) =>
                $"is no {rule}: {Short(value)}",
            _ => null,
        };

    private IEnumerable<(string At, string What)> Referred(string name, JsonNode? value, string at)
    {
        if (!name.StartsWith('#'))
            return other(name.Split('/', '#')[^1])?.Of(other(name.Split('/', '#')[^1])!.Root, value, at) ?? [];
        JsonNode? found = root;
        foreach (var step in name.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = (found as JsonObject)?[step];
        return name.Length > 1 && !ReferenceEquals(found, root) ? Of(found, value, at) : [];
    }

    private static bool IsType(JsonNode? rule, JsonNode? value) =>
        rule is JsonArray many ? many.Any(one => IsType(one, value)) : IsType(rule!.ToString(), value);

    private static bool IsType(string type, JsonNode? value)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        return type switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "null" => kind == JsonValueKind.Null,
            "number" => kind == JsonValueKind.Number,
            "integer" => Number(value) is { } number && Math.Floor(number) == number,
            _ => true,
        };
    }

    private static bool IsFalse(JsonValue value) => value.GetValueKind() == JsonValueKind.False;

    private static double? Number(JsonNode? value) =>
        value is JsonValue plain && plain.GetValueKind() == JsonValueKind.Number && plain.TryGetValue(out double number)
            ? number
            : null;

    private static string? Words(JsonNode? value) =>
        value is JsonValue plain && plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() : null;

    private static bool Fits(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, Patience);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            // A pattern nobody can read forbids nothing.
            return true;
        }
    }

    private static string Under(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private static string Short(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : $"{text[..60]}…";
    }
}
