using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Features.Shared;
using Kith.Tests.Support;
using Kith.Texts;

namespace Kith.Tests.Features.Meetups;

/// <summary>What all pages of the notice board have in common: words in every language, and that they may be kept.</summary>
public sealed class BoardTests
{
    private static readonly string[] Own = ["Riverside Kith", "020 7946 0123", "London", "localhost"];

    [Fact]
    public async Task Every_word_of_the_board_is_translated()
    {
        await using var hub = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder => builder.Configuration["Texts:Pseudo"] = "true"
        );
        var browser = hub.Browser();
        browser.Headers["Accept-Language"] = "en-XA";
        foreach (var path in await PathsAsync(hub))
        {
            var page = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            PseudoLocale.AssertEverythingTranslated(page.Body, Own);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_board_speaks_Spanish_and_is_kept_apart_by_language(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var spanish = hub.Browser();
        spanish.Headers["Accept-Language"] = "es";
        foreach (var path in await PathsAsync(hub))
        {
            var english = await hub.Browser().GetAsync(path);
            var page = await spanish.GetAsync(path);
            Assert.Equal("es", page.Page.DocumentElement.GetAttribute("lang"));
            Assert.NotEqual(english.Body, page.Body);
            Assert.Equal(
                "public, max-age=0, must-revalidate",
                page.Response.Headers.CacheControl!.ToString()
                    .Replace(
                        "public, must-revalidate, max-age=0",
                        "public, max-age=0, must-revalidate",
                        StringComparison.Ordinal
                    )
            );
            Assert.NotNull(page.Response.Headers.ETag);
            Assert.Empty(page.Page.QuerySelectorAll("form[method=post], input[name=token], [style], style"));
            Assert.Single(page.Page.QuerySelectorAll("h1"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_change_is_on_the_page_at_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var circle = await new Sample(hub).MeetupAsync();
        Assert.DoesNotContain("cancelled", (await hub.Browser().GetAsync(circle.Path)).Text, StringComparison.Ordinal);
        await hub.WriteAsync(async db => (await db.Occurrences.FindAsync(circle.First.Id))!.Cancel("Storm"));
        Assert.Contains(
            "This one is cancelled.",
            (await hub.Browser().GetAsync(circle.Path)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task An_imported_meetup_says_where_it_is_from_and_what_its_date_means(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        (string? By, DateTime? At, string Words)[] cases =
        [
            ("last_contact", new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), "last spoke to the group on 2 March 2026"),
            ("updated", new(2021, 6, 28, 0, 0, 0, DateTimeKind.Utc), "last changed this on 28 June 2021"),
            (null, null, "does not say when this was last checked"),
        ];
        foreach (var (by, at, words) in cases)
        {
            var meetup = await ImportedAsync(hub, sample, row => row.Confirmed(at, by));
            var page = await hub.Browser().GetAsync(meetup.Path);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.Contains("https://list.example/", page.Links());
            Assert.Contains("Just turn up.", page.Text, StringComparison.Ordinal);
            Assert.Contains("Closed, Discussion", page.Text, StringComparison.Ordinal);
        }
        var gone = await ImportedAsync(hub, sample, row => row.Gone(hub.Clock.Now));
        Assert.Contains(
            "Please check before you go.",
            (await hub.Browser().GetAsync(gone.Path)).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>Every page of the board, about a meetup that has everything to say.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(TestHub hub)
    {
        var sample = new Sample(hub);
        var harbour = await sample.NeighbourhoodAsync("Old Harbour");
        await sample.NeighbourhoodAsync("Mill Quarter");
        var hall = await sample.VenueAsync(
            neighbourhood: harbour,
            more: v => v.Offers(Access.StepFree, "Left bell", "Bus 12")
        );
        var owls = await sample.GroupAsync(more: g =>
            g.Describe("Company", "Anybody", "en es", Led.Peers, "020 7946 0666").In(harbour.Id)
        );
        var whole = await sample.MeetupAsync(
            m =>
                m.Welcome("Wren", "Wren", "Tea first.")
                    .Note("Boots", "Low times", "Ask for the ramp")
                    .Meets(Mode.Hybrid, hall.Id)
                    .Online("https://rooms.example/a", "0800", LinkShown.Public)
                    .Seats(12)
                    .Repeats("FREQ=MONTHLY;BYDAY=4TH;UNTIL=20270630"),
            hall,
            owls,
            times: 3,
            then: made => made.Times[1].Cancel("Storm")
        );
        var far = await sample.MeetupAsync(m => m.Meets(Mode.Online, null), zone: "Europe/Madrid");
        var later = new DateTime(2026, 11, 27, 17, 0, 0);
        var moved = await sample.MeetupAsync(
            venue: await sample.VenueAsync(Precision.ToldByHost, harbour),
            then: made => made.First.Move((later, later, null), null, "Rain")
        );
        var rests = await sample.MeetupAsync(m => m.OnlyByAppointment().Pause("Winter").Belongs(owls), times: 1);
        var imported = await ImportedAsync(
            hub,
            sample,
            row => row.Confirmed(hub.Clock.Now, "updated").Gone(hub.Clock.Now)
        );
        return
        [
            .. new[] { whole, far, moved, rests, imported }.SelectMany(m =>
                new[] { m.Path, m.SeriesPath, m.Path + "/poster", m.SeriesPath + "/poster?discreet=1" }
            ),
            "/groups",
            $"/groups?neighbourhood={harbour.Slug}",
            $"/groups/{owls.Slug}",
            "/week",
            "/week/script",
            "/week?from=2027-03-01",
        ];
    }

    private static async Task<Planned> ImportedAsync(TestHub hub, Sample sample, Action<FeedRow> tell)
    {
        var meetup = await sample.MeetupAsync(m => m.TurnUp().OfTypes("C D"));
        await hub.WriteAsync(db =>
        {
            var feed = Feed.Of("meeting-guide", RandomId.New(), "Harbour list", "https://list.example/");
            var row = FeedRow.Of(feed.Id, RandomId.New(), meetup.Meetup.Id).Reads("{}", "", 0);
            tell(row);
            db.AddRange(feed, row);
            return Task.CompletedTask;
        });
        return meetup;
    }
}
