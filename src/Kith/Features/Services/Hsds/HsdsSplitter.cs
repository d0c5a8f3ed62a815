using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Takes an object apart into the records it holds: a service into itself, its organization, its places. Where a record stood
/// inside, its id stays; where an object that is no record has no id, it gets one made of where it stands.
/// </summary>
/// <param name="list">Key of the list, which made ids belong to.</param>
public sealed class HsdsSplitter(string list)
{
    /// <summary>Deeper nesting than HSDS can have is no directory.</summary>
    private const int Deepest = 12;

    private readonly List<Telling> _found = [];

    /// <summary>The records of one object, the outermost last; what cannot be taken is said in <paramref name="remarks"/>.</summary>
    public IReadOnlyList<Telling> Split(HsdsKind kind, JsonObject whole, List<string> remarks)
    {
        _found.Clear();
        Take(kind, whole, remarks, depth: 0);
        return [.. _found];
    }

    /// <summary>The id of an object as text; null when it has none that can be one.</summary>
    public static string? IdOf(JsonNode? value) =>
        value is JsonValue plain && plain.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
            ? Trimmed(plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() : plain.ToJsonString())
            : null;

    private string? Take(HsdsKind kind, JsonObject record, List<string> remarks, int depth)
    {
        if ((IdOf(record["id"]) ?? Stable(kind, record, remarks)) is not { } id)
        {
            remarks.Add($"{Article(kind)} has neither id nor name and cannot be kept");
            return null;
        }
        record["id"] = id;
        Inside(kind, record, id, remarks, depth);
        _found.Add(new(kind, id, HsdsOrder.Of(kind, record), IsWhole: depth == 0));
        return id;
    }

    private static string? Stable(HsdsKind kind, JsonObject record, List<string> remarks)
    {
        var name = IdOf(record["name"]);
        var owner = IdOf(record["organization_id"]) ?? IdOf((record["organization"] as JsonObject)?["id"]);
        var (service, place) = (IdOf(record["service_id"]), IdOf(record["location_id"]));
        var key = (service ?? owner, place ?? name) switch
        {
            (_, null) => null,
            ({ } first, { } second) => $"{first}/{second}",
            (null, { } only) => only,
        };
        if (key is null || key.Length > HsdsId.Longest)
            return null;
        remarks.Add($"{Article(kind)} has no id; it is known again as '{key}'");
        return key;
    }

    private void Inside(HsdsKind kind, JsonObject owner, string id, List<string> remarks, int depth)
    {
        if (depth > Deepest)
        {
            remarks.Add("it is nested deeper than HSDS can be; what is below was kept as it is");
            return;
        }
        foreach (var name in owner.Where(p => p.Value is JsonObject or JsonArray).Select(p => p.Key).ToList())
        {
            if (HsdsVocabulary.Under(name) is not { } under)
                continue;
            if (under.IsRecord)
                Records(kind, owner, (name, under), id, remarks, depth);
            else
                Parts(kind, owner, (name, under), id, remarks, depth);
        }
    }

    private void Records(
        HsdsKind kind,
        JsonObject owner,
        (string Name, HsdsKind Kind) inside,
        string id,
        List<string> remarks,
        int depth
    )
    {
        var back = $"{kind.Name}_id";
        var pointsBack = inside.Kind.Column(back) is not null;
        switch (owner[inside.Name])
        {
            case JsonObject one:
                if (Take(inside.Kind, one, remarks, depth + 1) is not { } found)
                {
                    Withhold(owner, inside, remarks);
                    return;
                }
                owner.Remove(inside.Name);
                owner[$"{inside.Kind.Name}_id"] = found;
                break;
            case JsonArray many when pointsBack:
                owner.Remove(inside.Name);
                if (!many.All(m => m is JsonObject))
                    remarks.Add($"{inside.Name} holds something that is no {inside.Kind.Name}; that is left out");
                foreach (var item in many.OfType<JsonObject>().ToList())
                {
                    item[back] = id;
                    Take(inside.Kind, item, remarks, depth + 1);
                }
                break;
            default:
                remarks.Add($"{inside.Name} is kept as it is: nothing in HSDS says how it belongs to {Article(kind)}");
                Withhold(owner, inside, remarks);
                break;
        }
    }

    // What is no row of its own is kept as it stands; a place that must not be found does not stand there.
    private static void Withhold(JsonObject owner, (string Name, HsdsKind Kind) inside, List<string> remarks)
    {
        if (!LocationSigns.AnyIsConfidential(owner[inside.Name]))
            return;
        owner.Remove(inside.Name);
        remarks.Add($"{inside.Name} is confidential and cannot be kept without an id");
    }

    private void Parts(
        HsdsKind kind,
        JsonObject owner,
        (string Name, HsdsKind Kind) inside,
        string id,
        List<string> remarks,
        int depth
    )
    {
        var parts = owner[inside.Name] is JsonArray many ? many.ToList() : [owner[inside.Name]];
        for (var n = 0; n < parts.Count; n++)
        {
            if (parts[n] is not JsonObject part)
            {
                remarks.Add($"{inside.Name} holds something that is no {inside.Kind.Name}; it is kept as it is");
                continue;
            }
            var made = HsdsId.Named(
                string.Create(CultureInfo.InvariantCulture, $"{list}\n{kind.Name}/{id}/{inside.Name}/{n}")
            );
            var own = IdOf(part["id"]) ?? made.ToString();
            part["id"] = own;
            if (IdOf(part[$"{kind.Name}_id"]) == id)
                part.Remove($"{kind.Name}_id");
            Inside(inside.Kind, part, own, remarks, depth + 1);
        }
    }

    private static string Article(HsdsKind kind) =>
        ("aeiou".Contains(kind.Name[0], StringComparison.Ordinal) ? "an " : "a ") + kind.Name;

    private static string? Trimmed(string id) =>
        id.Trim() is { Length: > 0 and <= HsdsId.Longest } kept && !kept.Any(char.IsControl) ? kept : null;
}
