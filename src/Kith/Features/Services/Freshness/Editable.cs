using System.Text.Json.Nodes;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Freshness;

/// <summary>One thing on a service's page that anybody may say is wrong.</summary>
/// <param name="Key">Its name in the form and in what is kept of it.</param>
/// <param name="Record">The record it stands in.</param>
/// <param name="Path">Where in it, by ids as others get them; null when it stands in several and must be changed by hand.</param>
/// <param name="Shown">What the page says; null for nothing.</param>
/// <param name="Raw">The value behind it, JSON.</param>
public sealed record EditableField(
    string Key,
    (HsdsKind Kind, Guid Id) Record,
    string? Path,
    string? Shown,
    string? Raw
)
{
    /// <summary>What tells whether it is still as it was.</summary>
    public string Seen => HsdsRecord.HashOf(Raw ?? "");
}

/// <summary>
/// What of a service's page can be corrected, read from the document everybody gets and from nothing else: what a place keeps to
/// itself cannot be asked for, shown or changed here.
/// </summary>
/// <param name="service">The service's id.</param>
/// <param name="whole">Its document.</param>
/// <param name="kept">Ids of places of which not everything may be known.</param>
public sealed class Editable(Guid service, JsonObject whole, IReadOnlySet<string> kept)
{
    /// <summary>Places and phones in one form; whoever knows of more says so in words.</summary>
    public const int MostPhones = 6;

    public const int MostPlaces = 3;

    private static readonly string[] Plain = ["name", "description", "email", "url", "application_process", "status"];
    private static readonly string[] OfAddress = ["address_1", "address_2", "city", "postal_code"];

    private readonly (HsdsKind, Guid) _self = (HsdsVocabulary.Service, service);

    /// <summary>Every field, in the order of the page.</summary>
    public IReadOnlyList<EditableField> Fields =>
        [
            .. Plain.Select(name => Of(name, _self, whole, name, name)),
            Fees(),
            Hours(),
            .. Phones.SelectMany(p =>
                OfPhone.Select(name =>
                    Of($"{p.Key}/{name}", p.Record, p.Phone, name, $"{p.Path}/{name}") with
                    {
                        Path = name == "description" && IsKept(p.Record) ? null : $"{p.Path}/{name}",
                    }
                )
            ),
            .. Addresses.SelectMany(a =>
                OfAddress.Select(name => Of($"{a.Key}/{name}", a.Record, a.Address, name, $"{a.Path}/{name}"))
            ),
        ];

    /// <summary>Names of what is asked of a phone.</summary>
    public static readonly string[] OfPhone = ["number", "extension", "description"];

    /// <summary>Numbers on the page, each once; of two that a list tells under one id the first.</summary>
    public IReadOnlyList<(string Key, (HsdsKind Kind, Guid Id) Record, JsonObject Phone, string Path)> Phones =>
        [
            .. Holders()
                .SelectMany(h => h.Item.Parts("phones").Select(p => (h.Record, Phone: p, Id: p.Word("id"))))
                .Where(p => p.Phone.Word("number") is not null && p.Id is not null)
                .DistinctBy(p => p.Phone.Word("number"))
                .DistinctBy(p => p.Id)
                .Take(MostPhones)
                .Select(p => ($"phones/{p.Id}", p.Record, p.Phone, $"phones/{p.Id}")),
        ];

    /// <summary>Addresses that everybody may know.</summary>
    public IReadOnlyList<(string Key, (HsdsKind Kind, Guid Id) Record, JsonObject Address, string Path)> Addresses =>
        [
            .. Links
                .Select(l => l.Part("location"))
                .OfType<JsonObject>()
                .Where(l => !kept.Contains(l.Word("id") ?? ""))
                .Select(l => (Id: IdOf(l), Address: l.Parts("addresses").FirstOrDefault()))
                .Where(l => l.Id is not null && l.Address?.Word("id") is not null)
                .DistinctBy(l => l.Id)
                .Take(MostPlaces)
                .Select(l =>
                    (
                        $"addresses/{l.Id}",
                        (HsdsVocabulary.Location, l.Id!.Value),
                        l.Address!,
                        $"addresses/{l.Address!.Word("id")}"
                    )
                ),
        ];

    /// <summary>The records a field stands in: one, or of a phone all that tell of the same number under the same id.</summary>
    public IReadOnlyList<(HsdsKind Kind, Guid Id)> HoldersOf(EditableField field)
    {
        var phone = Phones.FirstOrDefault(p => field.Key.StartsWith($"{p.Key}/", StringComparison.Ordinal)).Phone;
        return phone is null
            ? [field.Record]
            : [.. Holders().Where(h => h.Item.Parts("phones").Any(p => IsSame(p, phone))).Select(h => h.Record)];
    }

    // Free words about a place that must not be found are changed by whoever knows what they may say.
    private bool IsKept((HsdsKind Kind, Guid Id) record) =>
        kept.Contains(record.Id.ToString())
        || Links.Any(l => IdOf(l) == record.Id && kept.Contains(l.Part("location")?.Word("id") ?? ""));

    private static bool IsSame(JsonObject one, JsonObject other) =>
        (one.Word("id"), one.Word("number")) == (other.Word("id"), other.Word("number"));

    private IEnumerable<JsonObject> Links => whole.Parts("service_at_locations");

    // Where numbers stand, in the order in which the page looks for them.
    private IEnumerable<((HsdsKind Kind, Guid Id) Record, JsonObject Item)> Holders()
    {
        yield return (_self, whole);
        foreach (var link in Links)
        {
            if (IdOf(link) is { } id)
                yield return ((HsdsVocabulary.ServiceAtLocation, id), link);
            if (link.Part("location") is { } place && IdOf(place) is { } at)
                yield return ((HsdsVocabulary.Location, at), place);
        }
        if (whole.Part("organization") is { } organization && IdOf(organization) is { } of)
            yield return ((HsdsVocabulary.Organization, of), organization);
    }

    private EditableField Fees()
    {
        var name =
            whole.Word("fees_description") is null && whole.Word("fees") is not null ? "fees" : "fees_description";
        return Of("fees", _self, whole, name, "fees_description");
    }

    // The hours that count stand at the place, with the service or with the house; several of them cannot be said in one answer.
    private EditableField Hours()
    {
        var holders = Holders().Where(h => h.Item["schedules"] is JsonArray { Count: > 0 }).ToList();
        var (record, item) = holders is [var only] ? only : (_self, whole);
        var raw = string.Join('\n', holders.Select(h => HsdsOrder.Text(h.Item["schedules"]!)));
        var words = holders.SelectMany(h => h.Item.Parts("schedules")).Select(HoursInWords.Of).Distinct();
        var shown = string.Join('\n', words.Where(w => w.Length > 0));
        return new(
            "schedules",
            record,
            holders.Count > 1 || IsKept(record) ? null : "schedules",
            shown.Length == 0 ? null : shown,
            raw.Length == 0 ? null : raw
        );
    }

    private static EditableField Of(string key, (HsdsKind, Guid) record, JsonObject item, string name, string path) =>
        new(key, record, path, Said(item, name), item[name] is { } raw ? HsdsOrder.Text(raw) : null);

    private static string? Said(JsonObject item, string name) =>
        item.Word(name) ?? (item.Amount(name) is { } number ? $"{number:0.##}" : null);

    private static Guid? IdOf(JsonObject item) => Guid.TryParse(item.Word("id"), out var id) ? id : null;
}
