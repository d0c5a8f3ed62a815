using System.Text.Json.Nodes;
using Kith.Data.Search;
using Kith.Features.Places;
using NodaTime;

namespace Kith.Features.Services.Finder;

/// <summary>
/// A service's spots and words, taken from its document as everybody gets it. Nothing is read from the records behind it, so what
/// <c>Rules/LocationRules</c> keeps back cannot be found, measured or guessed at here.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="whole">Its document.</param>
/// <param name="kept">Ids of places, as the document names them, of which not everything may be known.</param>
/// <param name="zone">The hub's.</param>
public sealed class SpotsOf(Service service, JsonObject whole, IReadOnlySet<string> kept, DateTimeZone zone)
{
    /// <summary>The service's terms, and those right above them.</summary>
    public IReadOnlyList<(Guid Term, Guid? Above)> Terms { get; init; } = [];

    private const int LongestSummary = 220;
    private const int LongestText = 20_000;

    /// <summary>One for each place that everybody may go to; one that is nowhere when there is none.</summary>
    public IReadOnlyList<ServiceSpot> Spots()
    {
        var facts = Facts();
        var places = Links.Where(l => l.Part("location") is { } at && IsOpen(at) && !IsVirtual(at)).ToList();
        return places.Count == 0
            ? [ServiceSpot.Of(facts, Nowhere(), point: null, isFirst: true)]
            : [.. places.Select((link, n) => ServiceSpot.Of(facts, Place(link), Point(link), isFirst: n == 0))];
    }

    private string Text()
    {
        var organization = whole.Part("organization");
        var words = new[]
        {
            whole.Word("name"),
            whole.Word("alternate_name"),
            whole.Word("description"),
            whole.Word("eligibility_description"),
            organization?.Word("name"),
            organization?.Word("alternate_name"),
            whole.Part("program")?.Word("name"),
        };
        var terms = whole.Parts("attributes").Select(a => a.Part("taxonomy_term")?.Word("name"));
        var places = Links.Select(l => l.Part("location")).OfType<JsonObject>();
        var named = places.SelectMany(p => p.Parts("addresses").Select(a => a.Word("city")).Append(p.Word("name")));
        var text = string.Join('\n', words.Concat(terms).Concat(named).Where(w => w is not null));
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    // Cut between words: half a word would be found by what nobody wrote.
    private string Words()
    {
        var words = string.Join(' ', SearchIndex.Terms(Text()));
        return words.Length <= ServiceSpot.LongestWords
            ? words
            : words[..Math.Max(0, words.LastIndexOf(' ', ServiceSpot.LongestWords))];
    }

    private bool IsOpen(JsonObject location) => !kept.Contains(location.Word("id") ?? "");

    private static bool IsVirtual(JsonObject location) => location.Word("location_type") == "virtual";

    private SpotFacts Facts() =>
        new(service.Id)
        {
            Words = Words(),
            Terms = [.. Terms.Select(t => t.Term)],
            TermsAbove = [.. Terms.Select(t => t.Above).OfType<Guid>()],
            IsKept = kept.Count > 0,
            IsPaused = service.Status == ServiceStatus.TemporarilyClosed,
            IsFull = IsFull(whole),
            Name = NamedRecord.NameOf(new(whole, "")),
            Organization = Cut(whole.Part("organization")?.Word("name") ?? "", Services.Organization.LongestName),
            Summary = Summary(whole.Word("description") ?? ""),
            Marks = MarksIn.Of(whole),
            Languages = LanguagesIn.Of(whole),
            MinimumAge = service.MinimumAge,
            MaximumAge = service.MaximumAge,
            CheckedAt = service.AssuredAt ?? ListedAt(),
        };

    // When its list says that it last changed it; that it was noticed or mended here on some day says nothing about it.
    private DateTime? ListedAt()
    {
        var at =
            service.Mended is not null
                ? new HsdsColumns(JsonNode.Parse(service.Told)!.AsObject(), "").Instant("last_modified")
            : service.LastModifiedAt != service.ChangedAt ? service.LastModifiedAt
            : null;
        return at <= service.ChangedAt.AddDays(1) ? at : null;
    }

    /// <summary>Every place of it, as far as it may be known, whether it can be gone to or not.</summary>
    public IEnumerable<JsonObject> Links => whole.Parts("service_at_locations");

    /// <summary>When it is open at a place; null for a service that is at none.</summary>
    public OpeningHours Hours(JsonObject? link) => Read(Schedules(link));

    /// <summary>The schedules that count at a place: of the service there, else of the service, else of the house.</summary>
    public IReadOnlyList<JsonObject> Schedules(JsonObject? link)
    {
        IEnumerable<JsonObject> links = link is null ? Links : [link];
        List<JsonObject> there = [.. links.SelectMany(l => l.Parts("schedules"))];
        List<JsonObject> always = [.. whole.Parts("schedules")];
        List<JsonObject> house = [.. links.SelectMany(l => l.Part("location").Parts("schedules"))];
        return link is not null && there.Count > 0 ? there
            : always.Count > 0 ? always
            : there.Count > 0 ? there
            : house;
    }

    private SpotPlace Nowhere()
    {
        var towns = Links
            .Select(l => l.Part("location"))
            .SelectMany(l => l.Parts("addresses"))
            .Select(a => a.Word("city"))
            .OfType<string>()
            .Distinct();
        var town = string.Join(", ", towns);
        var name = town.Length == 0 ? null : Cut(town, ServiceSpot.LongestPlace);
        return new(IsAnywhere: true, name, Phone(null), Access.None, Hours(null));
    }

    private SpotPlace Place(JsonObject link)
    {
        var location = link.Part("location")!;
        var town = location.Parts("addresses").Select(a => a.Word("city")).FirstOrDefault(c => c is not null);
        var name = string.Join(", ", new[] { location.Word("name"), town }.Where(w => w is not null).Distinct());
        return new(
            IsAnywhere: false,
            name.Length == 0 ? null : Cut(name, ServiceSpot.LongestPlace),
            Phone(link),
            AccessIn.Of(location),
            Hours(link)
        )
        {
            Town = town?.Length <= ServiceSpot.LongestTown ? town : null,
        };
    }

    private OpeningHours Read(IReadOnlyList<JsonObject> schedules)
    {
        var hours = schedules.Count == 0 ? OpeningHours.Unsaid : ScheduleReader.Of(schedules, zone);
        return hours.ToString().Length > ServiceSpot.LongestHours ? new([], HasWords: true) : hours;
    }

    /// <summary>Whether there is no room at the moment: every capacity that says how much is left says none.</summary>
    public static bool IsFull(JsonObject whole)
    {
        var left = whole.Parts("capacities").Select(c => c.Amount("available")).OfType<double>().ToList();
        return left.Count > 0 && left.TrueForAll(n => n <= 0);
    }

    /// <summary>Whether a number of HSDS <c>phone</c> is one to ring and talk; so is one of which nobody said what it is.</summary>
    public static bool IsVoice(JsonObject phone) =>
        phone.Word("type")?.Trim().ToLowerInvariant() is not ("fax" or "text" or "textphone" or "video" or "pager");

    private string? Phone(JsonObject? link)
    {
        var phones = link.Parts("phones")
            .Concat(whole.Parts("phones"))
            .Concat(link?.Part("location").Parts("phones") ?? [])
            .Concat(whole.Part("organization").Parts("phones"));
        return phones
            .Where(IsVoice)
            .Select(p => p.Word("number"))
            .FirstOrDefault(n => n is { Length: <= ServiceSpot.LongestPhone });
    }

    private static (double, double)? Point(JsonObject link)
    {
        var location = link.Part("location")!;
        return
            (location.Amount("latitude"), location.Amount("longitude")) is ({ } latitude, { } longitude)
            && Math.Abs(latitude) <= 90
            && Math.Abs(longitude) <= 180
            ? (latitude, longitude)
            : null;
    }

    private static string Summary(string description)
    {
        var words = string.Join(' ', description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= LongestSummary)
            return words;
        var end = words.LastIndexOf(' ', LongestSummary);
        return $"{Cut(words, end < LongestSummary / 2 ? LongestSummary : end)}…";
    }

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)]
        : text[..longest];
}
