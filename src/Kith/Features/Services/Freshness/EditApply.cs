using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Freshness;

/// <summary>Turns accepted fields into changes of records.</summary>
/// <param name="service">The service as its page shows it now.</param>
/// <param name="edit">The suggestion's id: makes ids of what is added, the same each time.</param>
public sealed class EditApply(ServiceShown service, Guid edit)
{
    private readonly Dictionary<string, EditableField> _fields = service.Editable.Fields.ToDictionary(f => f.Key);

    /// <summary>What a field's page says now; null when there is no such field any more.</summary>
    public EditableField? Now(EditedField field) => _fields.GetValueOrDefault(field.Key);

    /// <summary>Whether it is on the page no more, and so is nobody's to read: what was an address may be a secret now.</summary>
    public bool IsPast(EditedField field) => !IsNewPhone(field) && Now(field) is null;

    /// <summary>Whether it can be taken by a button: others are changed by hand, or stand nowhere any more.</summary>
    public bool MayTake(EditedField field) => IsNewPhone(field) || Now(field) is { Path: not null };

    /// <summary>Whether the page says something else now than when it was suggested, and not what was suggested.</summary>
    public bool IsOvertaken(EditedField field) =>
        !IsNewPhone(field) && Now(field) is { } now && now.Seen != field.Seen && now.Shown != field.After;

    /// <summary>What a steward who decides has to have seen: another one means that something has changed under their eyes.</summary>
    public string Seen(EditWords words) =>
        HsdsRecord.HashOf(string.Join('\n', words.Fields.Select(f => Now(f)?.Seen ?? "")))[..16];

    /// <summary>The changes of these fields.</summary>
    public IReadOnlyList<Mending> Of(IReadOnlyCollection<EditedField> fields)
    {
        var takenAway = fields.Where(IsTakenAway).Select(Whole).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. fields
                .Where(f => !IsNewPhone(f) && MayTake(f))
                // Nothing is left in which its other fields could stand.
                .Where(f => IsTakenAway(f) || !takenAway.Contains(Whole(f)))
                .SelectMany(Everywhere),
            .. Added([.. fields.Where(IsNewPhone)]),
        ];
    }

    private static bool IsTakenAway(EditedField field) =>
        !IsNewPhone(field) && field is { Name: "number", After: null };

    private static string Whole(EditedField field) => field.Key[..Math.Max(0, field.Key.LastIndexOf('/'))];

    private static bool IsNewPhone(EditedField field) =>
        field.Key.StartsWith(EditForm.NewPhone, StringComparison.Ordinal);

    // Lists tell the same phone of a service, its house and its organization: corrected in one, the old number would stand beside the new.
    private IEnumerable<Mending> Everywhere(EditedField field)
    {
        var mending = One(field);
        return service.Editable.HoldersOf(Now(field)!).Select(record => mending with { Record = record });
    }

    private Mending One(EditedField field)
    {
        var now = Now(field)!;
        return field.Name switch
        {
            // A number taken away takes along what was said of it.
            "number" when field.After is null => new(now.Record, now.Path![..now.Path!.LastIndexOf('/')], null),
            "schedules" => new(now.Record, now.Path!, Hours(field.After)),
            _ => new(now.Record, now.Path!, Json(field)),
        };
    }

    private IEnumerable<Mending> Added(IReadOnlyList<EditedField> fields)
    {
        if (fields.FirstOrDefault(f => f.Name == "number") is not { After: not null })
            yield break;
        var id = HsdsId.Named($"{edit:n}/phone").ToString();
        var phone = new JsonObject { ["id"] = id };
        foreach (var field in fields)
            phone[field.Name] = JsonNode.Parse(Json(field) ?? "null");
        yield return new((HsdsVocabulary.Service, service.Service.Id), $"phones/{id}", HsdsOrder.Text(phone));
    }

    // Said in words: a wrong "open now" sends somebody to a closed door, so nothing is worked out of them.
    private string? Hours(string? words) =>
        words is null
            ? null
            : HsdsOrder.Text(
                new JsonArray(
                    new JsonObject { ["id"] = HsdsId.Named($"{edit:n}/hours").ToString(), ["description"] = words }
                )
            );

    private static string? Json(EditedField field) =>
        field.After switch
        {
            null => null,
            // HSDS wants a number; one that begins with 0 would lose it.
            { } after when field.Name == "extension" && after[0] != '0' => after,
            { } after => HsdsOrder.Text(JsonValue.Create(after)),
        };
}
