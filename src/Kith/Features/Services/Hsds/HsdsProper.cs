using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Makes an object what HSDS 3.1 wants, for answers that other programs check: what must be there is, what cannot be right is
/// left out. The record itself stays as it was told; an export gives it so.
/// </summary>
public static class HsdsProper
{
    /// <summary>Changes the object and what stands inside it; false when it cannot be made right and must be left out.</summary>
    public static bool Make(HsdsKind kind, JsonObject item)
    {
        foreach (var column in kind.Columns)
            Column(kind, column, item);
        foreach (
            var name in item.Where(p => p.Value is JsonValue && kind.Column(p.Key) is null).Select(p => p.Key).ToList()
        )
            Words(item, name);
        foreach (var name in item.Where(p => p.Value is JsonObject or JsonArray).Select(p => p.Key).ToList())
            Inside(kind, item, name);
        return kind.Columns.All(c => !c.IsRequired || item[c.Name] is not null)
            && (kind.Name != "service_capacity" || item["unit"] is not null);
    }

    private static void Column(HsdsKind kind, HsdsColumn column, JsonObject item)
    {
        if (item[column.Name] is { } value && HsdsCheck.Wrong(kind, column, value) is not null)
            Mend(column, item, value);
        if (item[column.Name] is null && column.IsRequired && Default(kind, column) is { } usual)
            item[column.Name] = usual;
    }

    private static void Mend(HsdsColumn column, JsonObject item, JsonNode value)
    {
        var text =
            value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Trim() : value.ToJsonString();
        JsonNode? mended = column.Type switch
        {
            HsdsType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
            && double.IsFinite(n)
                ? JsonValue.Create(n)
                : null,
            HsdsType.Text when value is JsonValue && value.GetValueKind() != JsonValueKind.String => text,
            HsdsType.Text when column.Name is "id" => text,
            HsdsType.Address => Address(text),
            HsdsType.Time => Time(column.Name, text),
            HsdsType.Instant => Instant(text),
            _ => null,
        };
        item.Remove(column.Name);
        if (mended is not null)
            item[column.Name] = mended;
    }

    /// <summary>"9:30" and "9:30 p.m." are times of day, and who writes that it closes at 24:00 means the end of the day.</summary>
    private static string? Time(string column, string text)
    {
        var at = text.IndexOfAny(['Z', 'z', '+', '-']);
        var (clock, offset) = at < 0 ? (text, "") : (text[..at], text[at..]);
        var time = column == "closes_at" && clock is "24:00" or "24:00:00" ? $"23:59{clock[5..]}" : OfDay(clock);
        return time is not null && HsdsCheck.IsTime(time + offset) ? time + offset : null;
    }

    private static string? OfDay(string clock) =>
        TimeOnly.TryParseExact(
            clock
                .Replace("a.m.", "am", StringComparison.OrdinalIgnoreCase)
                .Replace("p.m.", "pm", StringComparison.OrdinalIgnoreCase),
            ["H:mm", "H:mm:ss", "h:mm tt", "h:mmtt", "h:mm:ss tt", "h tt", "htt"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var time
        )
            ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : null;

    /// <summary>A bare date is its midnight, as it is wherever dates are compared here.</summary>
    private static string? Instant(string text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
            ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    /// <summary>People write <c>www.example.org</c> and mean an address on the web.</summary>
    private static JsonValue? Address(string text) =>
        text.Contains('.', StringComparison.Ordinal)
        && !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address)
        && address.Host.Contains('.', StringComparison.Ordinal)
            ? JsonValue.Create($"http://{text}")
            : null;

    private static JsonNode? Default(HsdsKind kind, HsdsColumn column) =>
        (kind.Name, column.Name) switch
        {
            (_, "status") => "active",
            (_, "location_type" or "address_type") => "physical",
            (_, "id") => null,
            _ => column.Type is HsdsType.Text ? "" : null,
        };

    /// <summary>Some lists write "County A; County B" where HSDS has a list of areas: that becomes one with this name.</summary>
    private static void Words(JsonObject item, string name)
    {
        if (HsdsVocabulary.Under(name) is not { } kind)
            return;
        item.Remove(name, out var said);
        if (
            kind.IsRecord
            || kind.Column("name") is null
            || kind.List != name
            || said!.ToString().Trim() is not { Length: > 0 } words
        )
            return;
        item[name] = new JsonArray(
            new JsonObject { ["id"] = HsdsId.Named($"{item["id"]}/{name}").ToString(), ["name"] = words }
        );
    }

    private static void Inside(HsdsKind owner, JsonObject item, string name)
    {
        if (HsdsVocabulary.Under(name) is not { } kind)
        {
            // A plain column of HSDS holds no object; a column of the list's own may.
            if (owner.Column(name) is not null)
                item.Remove(name);
            return;
        }
        // A record inside another has been made right by itself.
        if (kind.IsRecord)
            return;
        if (item[name] is JsonObject one)
        {
            if (!Make(kind, one))
                item.Remove(name);
            return;
        }
        var list = (JsonArray)item[name]!;
        for (var n = list.Count - 1; n >= 0; n--)
        {
            if (list[n] is not JsonObject part || !Make(kind, part))
                list.RemoveAt(n);
        }
    }
}
