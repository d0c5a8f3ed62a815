using System.Collections.Concurrent;
using System.Text.Json;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

/// <summary>
/// A hub with one meetup of every sort around Riverside (51.50, -0.12), some that nobody may find, and a few postcodes. Now is
/// Monday 23 November 2026, 12:00 in London. Tests only read it.
/// </summary>
public sealed class FindHub(TestHub hub)
{
    /// <summary>The door of the house that is told by its host; it must not show anywhere.</summary>
    public static readonly (double Latitude, double Longitude) Door = (51.5432, -0.0567);

    public static readonly (double Latitude, double Longitude) OldHarbour = (51.50, -0.10);

    private static readonly ConcurrentDictionary<ProviderKind, Lazy<Task<FindHub>>> Shared = new();

    public TestHub Hub => hub;

    public static Task<FindHub> SharedAsync(ProviderKind kind) =>
        Shared
            .GetOrAdd(kind, k => new Lazy<Task<FindHub>>(async () => await FillAsync(await TestHub.StartAsync(k))))
            .Value;

    public Task<Visit> FindAsync(string query) => hub.Browser().GetAsync("/find" + query);

    /// <summary>The answer to a question that must be understood.</summary>
    public async Task<JsonElement> JsonAsync(string query)
    {
        var visit = await hub.Browser().GetAsync("/find.json" + query);
        Assert.True(visit.Status == System.Net.HttpStatusCode.OK, $"{query}: {visit.Status} {visit.Body}");
        return JsonDocument.Parse(visit.Body).RootElement;
    }

    /// <summary>Titles found, in order.</summary>
    public async Task<string[]> TitlesAsync(string query) =>
        [
            .. (await JsonAsync(query))
                .GetProperty("results")
                .EnumerateArray()
                .Select(r => r.GetProperty("title").GetString()!),
        ];

    public static async Task<FindHub> FillAsync(TestHub hub)
    {
        await PlacesAsync(hub);
        var sample = new Sample(hub);
        var harbour = await sample.NeighbourhoodAsync("Old Harbour", OldHarbour.Latitude, OldHarbour.Longitude);
        var park = await sample.VenueAsync(more: v => v.At(51.50, -0.12).Offers(Access.StepFree | Access.Toilets));
        var hall = await sample.VenueAsync(more: v => v.At(51.52, -0.10));
        var house = await HouseAsync(sample, harbour);
        var garden = await sample.VenueAsync(Precision.Approximate, more: v => v.At(51.46173, -0.11362));
        var pier = await sample.VenueAsync(more: v => v.At(50.82, -0.14));
        var owls = await sample.GroupAsync("Night Owls");
        await PlanAsync(sample, "River walk", "walk", At(24, 10), park, m => m.TurnUp(), "en");
        await PlanAsync(
            sample,
            "Night circle",
            "circle",
            At(26, 18, 30),
            hall,
            m => Costs(m).Meets(Mode.Hybrid, hall.Id),
            "es pt-BR",
            owls
        );
        await PlanAsync(sample, "Online listening", "circle", At(25, 20), null, m => m.Meets(Mode.Online, null), "en");
        await PlanAsync(sample, "Phone friends", "pairs", At(28, 9), null, m => Costs(m).Meets(Mode.Phone, null), "en");
        await PlanAsync(sample, "Kitchen table", "cooking", At(27, 19), house, m => m, "en", neighbourhood: harbour);
        await PlanAsync(sample, "Garden hour", "movement", At(29, 23, 30), garden, Costs, "");
        await PlanAsync(sample, "Pier tea", "drop-in", At(30, 15), pier, Costs, "en");
        await AbsentAsync(sample, park);
        return new(hub);
    }

    private static Task<Venue> HouseAsync(Sample sample, Neighbourhood harbour) =>
        sample.VenueAsync(
            Precision.ToldByHost,
            harbour,
            v =>
            {
                v.Rename("Rosa’s kitchen", "4 Secret Lane", "Riverside", Precision.ToldByHost);
                v.At(Door.Latitude, Door.Longitude);
            }
        );

    // Everything that must not be found, nor counted: drafts, paused and ended ones, cancelled and dropped times, hidden groups'.
    private static async Task AbsentAsync(Sample sample, Venue park)
    {
        var hidden = await sample.GroupAsync("Hidden ones", GroupVisibility.Hidden);
        var members = await sample.GroupAsync("Members only", GroupVisibility.Members);
        await sample.MeetupAsync(m => Named(m, "Absent draft").Draft(), park);
        await sample.MeetupAsync(m => Named(m, "Absent pause").Pause("Summer"), park);
        await sample.MeetupAsync(m => Named(m, "Absent end").End("Over"), park);
        await sample.MeetupAsync(m => Named(m, "Absent group"), park, hidden);
        await sample.MeetupAsync(m => Named(m, "Absent members"), park, members);
        await sample.MeetupAsync(m => Named(m, "Absent cancelled"), park, then: p => p.First.Cancel("Rain"));
        await sample.MeetupAsync(m => Named(m, "Absent dropped"), park, then: p => p.First.Drop());
        await sample.MeetupAsync(m => Named(m, "Absent past"), park, startsLocal: At(22, 10));
    }

    private static Task<Planned> PlanAsync(
        Sample sample,
        string title,
        string kind,
        DateTime start,
        Venue? venue,
        Func<Meetup, Meetup> more,
        string languages,
        Group? group = null,
        Neighbourhood? neighbourhood = null
    ) =>
        sample.MeetupAsync(
            m => more(m.Describe(title, "Everybody is welcome.", kind, languages)),
            venue,
            group,
            start,
            neighbourhood: neighbourhood
        );

    private static Meetup Costs(Meetup meetup) => meetup.For(Led.Professional, AgeBand.Adults, CostKind.Donation);

    private static Meetup Named(Meetup meetup, string title) => meetup.Describe(title, "Not for you.", "walk", "en");

    private static DateTime At(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0);

    private static Task PlacesAsync(TestHub hub) =>
        hub.WriteAsync(db =>
        {
            db.AddRange(
                Area("GB", "SW1A", "Westminster", "England", 51.50, -0.12),
                Area("GB", "BN1", "Brighton", "England", 50.83, -0.14),
                Area("GB", "M1", "Manchester", "England", 53.47, -2.23),
                Area("GB", "M2", "Manchester", "England", 53.49, -2.25),
                Area("GB", "M11", "Clayton", "England", 53.48, -2.17),
                Area("GB", "TF10", "Newport", "England", 52.78, -2.38, "Shropshire"),
                Area("GB", "PO30", "Newport", "England", 50.70, -1.29, "Isle of Wight"),
                Area("GB", "NP20", "Newport", "Wales", 51.58, -2.99, "Newport"),
                Area("US", "62701", "Springfield", "Illinois", 39.80, -89.65),
                Area("US", "62702", "Springfield", "Illinois", 39.82, -89.64),
                Area("US", "01103", "Springfield", "Massachusetts", 42.10, -72.58),
                Area("US", "03101", "Manchester", "New Hampshire", 42.99, -71.46),
                Area("US", "19958", "Lewes", "Delaware", 38.74, -75.17, "Sussex"),
                Area("ES", "28001", "Mérida del Río", "Madrid", 40.42, -3.68)
            );
            return Task.CompletedTask;
        });

    private static PostalArea Area(
        string country,
        string code,
        string name,
        string region,
        double lat,
        double lon,
        string district = ""
    ) => PostalArea.From(country, code, name, (region, district), (lat, lon));
}
