using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Features.Shared;
using NodaTime;

namespace Kith.Features.Services.Finder;

/// <summary>A service as its page shows it, read from the document everybody gets: what a place keeps to itself is not in there.</summary>
/// <param name="service">The service.</param>
/// <param name="whole">Its document.</param>
/// <param name="kept">Ids of places of which not everything may be known.</param>
/// <param name="zone">The hub's.</param>
public sealed class ServiceView(Service service, JsonObject whole, IReadOnlySet<string> kept, DateTimeZone zone)
{
    private readonly SpotsOf _spots = new(service, whole, kept, zone);
    private IReadOnlyList<PlaceView>? _places;

    public Service Service => service;

    /// <summary>What everybody may know it is called.</summary>
    public string Name { get; } = NamedRecord.NameOf(new(whole, ""));

    public string? Text(string column) => whole.Word(column);

    public JsonObject? Organization => whole.Part("organization");

    public (Mark Said, Mark Denied) Marks { get; } = MarksIn.Of(whole);

    /// <summary>Who says that it is right; null when nobody does.</summary>
    public string? CheckedBy =>
        Text("assurer_email")
        ?? whole
            .Parts("attributes")
            .Where(a => a.Word("label") == HelpNow.LineRecord.VerifiedBy)
            .Select(a => a.Word("value"))
            .FirstOrDefault();

    /// <summary>Pages to write on instead of ringing, https or http.</summary>
    public IEnumerable<string> Chats =>
        whole
            .Parts("additional_urls")
            .Where(u => u.Word("label") == HelpNow.LineRecord.Chat)
            .Select(u => WebLink.Safe(u.Word("url")))
            .OfType<string>();

    /// <summary>It is offered at the moment, or will be again.</summary>
    public bool IsListed => service.Status is ServiceStatus.Active or ServiceStatus.TemporarilyClosed;

    public bool IsPaused => service.Status == ServiceStatus.TemporarilyClosed;

    /// <summary>Whether its hours hold: those of what has ended or is closed for a while are nobody's to go by.</summary>
    public bool HasHours => IsListed && !IsPaused;

    /// <inheritdoc cref="SpotsOf.IsFull"/>
    public bool IsFull => SpotsOf.IsFull(whole);

    /// <summary>One for each place, or one for a service at none.</summary>
    public IReadOnlyList<PlaceView> Places => _places ??= Seen();

    private IReadOnlyList<PlaceView> Seen() =>
        _spots.Links.Any(l => l.Part("location") is not null)
            ? [.. _spots.Links.Where(l => l.Part("location") is not null).Select(Place)]
            : [new(null, IsKept: false, _spots.Hours(null), _spots.Schedules(null))];

    /// <summary>Numbers to ring, each once.</summary>
    public IReadOnlyList<JsonObject> Phones =>
        [
            .. whole
                .Parts("phones")
                .Concat(_spots.Links.SelectMany(l => l.Parts("phones").Concat(l.Part("location").Parts("phones"))))
                .Concat(Organization.Parts("phones"))
                .Where(p => p.Word("number") is not null)
                .DistinctBy(p => p.Word("number")),
        ];

    /// <summary>What to bring.</summary>
    public IEnumerable<string> Papers =>
        whole.Parts("required_documents").Select(d => d.Word("document")).OfType<string>();

    /// <summary>Prices in words: what for, and how much.</summary>
    public IEnumerable<string> Costs =>
        from cost in whole.Parts("cost_options")
        let amount = cost.Amount("amount") is { } a
            ? string.Create(CultureInfo.CurrentCulture, $"{a:0.##} {cost.Word("currency")?.ToUpperInvariant()}").Trim()
            : null
        let words = new[] { cost.Word("option"), amount, cost.Word("amount_description") }.OfType<string>().ToList()
        where words.Count > 0
        select string.Join(" · ", words);

    /// <summary>What is said of fees, when that is more than that there are none.</summary>
    public string? Fees =>
        (Text("fees_description") ?? Text("fees")) is { } words && !MarksIn.SaysOnlyFree(words) ? words : null;

    /// <summary>It is a help line: one rings or writes, and nobody brings or shows anything.</summary>
    public bool IsLine => Marks.Said.HasFlag(Mark.HelpLine);

    /// <summary>What one may want to know before going or ringing: of lines only where it is a line, or says something of it.</summary>
    public IEnumerable<Mark> Asked
    {
        get
        {
            var ofLines = Finder.Marks.OfLines.Where(m => m != Mark.HelpLine).ToList();
            if (IsLine)
                return ofLines;
            var isLike =
                Places.All(p => p.Location is null || p.IsKept)
                || ofLines.Exists(m => (Marks.Said | Marks.Denied).HasFlag(m));
            return isLike ? Finder.Marks.OfPlaces.Concat(ofLines) : Finder.Marks.OfPlaces;
        }
    }

    /// <summary>Languages as their list names them, each once.</summary>
    public IEnumerable<string> Languages =>
        whole
            .Parts("languages")
            .Concat(whole.Parts("phones").SelectMany(p => p.Parts("languages")))
            .Select(l =>
                (Code: LanguagesIn.Code(l), Name: l.Word("name") ?? LanguagesIn.NameOf(l) ?? l.Word("code") ?? "")
            )
            .Where(l => l.Name.Length > 0)
            .DistinctBy(l => l.Code ?? l.Name)
            .Select(l => l.Name);

    /// <summary>Terms it carries, without those that are marks.</summary>
    public IReadOnlyList<(string Id, string Name)> Terms =>
        [
            .. whole
                .Parts("attributes")
                .Select(a => a.Part("taxonomy_term"))
                .OfType<JsonObject>()
                .Where(t => Finder.Marks.Of(t.Word("code") ?? "") == Mark.None && t.Word("name") is not null)
                .Select(t => (t.Word("id") ?? "", t.Word("name")!))
                .Distinct(),
        ];

    /// <summary>Its page on the web; null unless it is an address of the web.</summary>
    public string? Website => WebLink.Safe(Text("url")) ?? WebLink.Safe(Organization?.Word("website"));

    /// <summary>Whether it is open now at any of its places.</summary>
    public bool IsOpen(DateTime local) => HasHours && Places.Any(p => p.Hours.At(local).IsOpen);

    /// <summary>Towns of its places as far as they may be known.</summary>
    public IEnumerable<string> Towns =>
        _spots
            .Links.SelectMany(l => l.Part("location").Parts("addresses"))
            .Select(a => a.Word("city"))
            .OfType<string>();

    /// <summary>Where its first place is; null unless everybody may know.</summary>
    public (double Latitude, double Longitude)? Point =>
        _spots
            .Spots()
            .Where(s => s is { ShownLatitude: not null, ShownLongitude: not null })
            .Select(s => ((double, double)?)(s.ShownLatitude!.Value, s.ShownLongitude!.Value))
            .FirstOrDefault();

    private PlaceView Place(JsonObject link)
    {
        var location = link.Part("location")!;
        return new(location, kept.Contains(location.Word("id") ?? ""), _spots.Hours(link), _spots.Schedules(link));
    }
}
