using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Meetups;

public sealed class ShowTests
{
    [Theory, OnBothDatabases]
    public async Task A_visitor_reads_when_where_who_and_how_to_come(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var hall = await sample.VenueAsync(more: v => v.Offers(Access.StepFree, "Ring the left bell", "Bus 12"));
        var owls = await sample.GroupAsync();
        var circle = await sample.MeetupAsync(
            m => m.Welcome("Wren", "Wren, in a green scarf", "Tea first, then a circle.").Ring("020 7946 0555"),
            hall,
            owls,
            times: 3
        );
        var page = await hub.Browser().GetAsync(circle.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Talking circle", page.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        string[] said =
        [
            "Night Owls",
            "Thursday 26 November, 18:30 to 20:00",
            "in 3 days",
            "12 Mill Lane",
            "Ring the left bell",
            "Bus 12",
            "Led by peers",
            "18 and over",
            "Free.",
            "Wren, in a green scarf",
            "Tea first, then a circle.",
            "020 7946 0555",
            "no steps from the street",
            "Not said: hearing loop",
        ];
        Assert.All(said, words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
        Assert.Contains(page.Links(), href => href == circle.Path + "/coming");
        Assert.Contains(page.Links(), href => href == "tel:02079460555");
        Assert.Contains(page.Links(), href => href.StartsWith("geo:51.46173,-0.11362", StringComparison.Ordinal));
        Assert.Equal(2, page.Page.QuerySelectorAll(".times li").Length);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_is_nowhere_on_the_page_nor_in_what_machines_read(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var area = await sample.NeighbourhoodAsync("Old Harbour", 51.5, -0.1);
        foreach (var precision in new[] { Precision.ToldByHost, Precision.Approximate })
        {
            var house = await sample.VenueAsync(precision, area, v => v.Offers(Access.None, "Blue door", "Tram 3"));
            var meetup = await sample.MeetupAsync(m =>
                m.Meets(Mode.Hybrid, house.Id).Online("https://rooms.example/secret", "0800 12 #99", LinkShown.ByHost)
            );
            foreach (var path in new[] { meetup.Path, meetup.Path + ".json" })
            {
                var page = await hub.Browser().GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                string[] hidden = ["Mill Lane", "51.46", "0.113", "Blue door", "Tram 3", "rooms.example", "0800 12"];
                Assert.All(hidden, words => Assert.DoesNotContain(words, page.Body, StringComparison.Ordinal));
                Assert.Contains("Old Harbour", page.Body, StringComparison.Ordinal);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_and_a_hidden_groups_meetup_look_absent_in_bytes_and_commands(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var secret = await sample.GroupAsync("Harbour Lights", GroupVisibility.Hidden);
        var draft = await sample.MeetupAsync(m => m.Draft());
        var hidden = await sample.MeetupAsync(group: secret);
        foreach (var form in new[] { "", ".json" })
        {
            var absent = $"/meetups/{RandomId.New()}{form}";
            Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(absent)).Status);
            await hub.AssertSameAsync(draft.Path + form, absent);
            await hub.AssertSameAsync(hidden.Path + form, absent);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_page_needs_at_most_four_commands_and_fourteen_kilobytes(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var hall = await sample.VenueAsync();
        var full = await sample.MeetupAsync(venue: hall, group: await sample.GroupAsync(), times: 8);
        var (page, commands) = await hub.CountAsync(full.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(commands, 1, 4);
        Assert.InRange(Weight.Compressed(page.Body), 1, Weight.MostHtml);
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_time_keeps_its_page_says_why_and_points_to_the_next(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var circle = await sample.MeetupAsync(times: 3, then: made => made.First.Cancel("The hall has no heating."));
        var page = await hub.Browser().GetAsync(circle.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            "This one is cancelled. The hall has no heating. The next one is",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(page.Links(), href => href == $"/meetups/{circle.Times[1].PublicId}");
        Assert.DoesNotContain(page.Links(), href => href == circle.Path + "/coming");
        Assert.Equal("https://schema.org/EventCancelled", Data(page).GetProperty("eventStatus").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_time_says_when_it_was_going_to_be(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var later = new DateTime(2026, 11, 27, 17, 0, 0);
        var circle = await sample.MeetupAsync(then: made =>
            made.First.Move((later, later, later.AddHours(1)), null, "The hall is taken on Thursday.")
        );
        var page = await hub.Browser().GetAsync(circle.Path);
        Assert.Contains("It was going to be on Thursday 26 November at 18:30.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The hall is taken on Thursday.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Friday 27 November, 17:00 to 18:00", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Links(), href => href == circle.Path + "/coming");
        Assert.Equal("2026-11-26T18:30:00", Data(page).GetProperty("previousStartDate").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_over_or_at_rest_says_so_and_takes_no_names(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var over = await sample.MeetupAsync(startsLocal: new DateTime(2026, 11, 20, 18, 30, 0));
        var begun = await sample.MeetupAsync(m => m.Lasts(null), startsLocal: new DateTime(2026, 11, 23, 11, 0, 0));
        var paused = await sample.MeetupAsync(m => m.Pause("Back in January."));
        var ended = await sample.MeetupAsync(m => m.End("Wren has moved away."));
        (Planned Meetup, string Words)[] cases =
        [
            (over, "This one is over."),
            (begun, "This one has already begun."),
            (paused, "This meetup is taking a break. Back in January."),
            (ended, "This meetup has come to an end. Wren has moved away."),
        ];
        foreach (var (meetup, words) in cases)
        {
            var page = await hub.Browser().GetAsync(meetup.Path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Links(), href => href.EndsWith("/coming", StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_full_meetup_offers_the_waitlist_and_never_says_how_many_come(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var roomy = await sample.MeetupAsync(m => m.Seats(12));
        var full = await sample.MeetupAsync(m => m.Seats(0));
        var open = await hub.Browser().GetAsync(roomy.Path);
        Assert.Contains("12 places. There is still room.", open.Text, StringComparison.Ordinal);
        var waiting = await hub.Browser().GetAsync(full.Path);
        Assert.Contains("All are taken, but you can join the waitlist.", waiting.Text, StringComparison.Ordinal);
        Assert.Equal("Join the waitlist", waiting.Page.QuerySelector("a.button.large")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_time_on_another_clock_names_it_and_says_what_it_is_here(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var online = await sample.MeetupAsync(m => m.Meets(Mode.Online, null), zone: "America/New_York");
        var page = await hub.Browser().GetAsync(online.Path);
        Assert.Contains(
            "This is the time in New York. Here it is Thu 26 Nov at 23:30.",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("You get the link as soon as you say you're coming.", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Only_addresses_of_the_web_become_links(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var bad = await sample.MeetupAsync(m =>
            m.Meets(Mode.Online, null).Online("javascript:alert(1)", null, LinkShown.Public)
        );
        var good = await sample.MeetupAsync(m =>
            m.Meets(Mode.Online, null).Online("https://rooms.example/a", null, LinkShown.Public)
        );
        Assert.DoesNotContain("javascript:", (await hub.Browser().GetAsync(bad.Path)).Body, StringComparison.Ordinal);
        Assert.Contains((await hub.Browser().GetAsync(good.Path)).Links(), href => href == "https://rooms.example/a");
    }

    [Theory, OnBothDatabases]
    public async Task What_people_wrote_is_shown_as_typed_and_never_run(ProviderKind kind)
    {
        const string Nasty = "</script><script>alert('x')</script> & <b>Ω</b> \"q\"";
        var (hub, sample) = await Looking.HubAsync(kind);
        var meetup = await sample.MeetupAsync(m => m.Describe(Nasty, Nasty, "circle", "en"));
        var page = await hub.Browser().GetAsync(meetup.Path);
        Assert.Equal(Nasty, page.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(Nasty, Data(page).GetProperty("name").GetString());
        Assert.DoesNotContain(
            "alert(",
            string.Concat(page.Page.Scripts.Where(s => s.Type != "application/ld+json").Select(s => s.Text)),
            StringComparison.Ordinal
        );
        Assert.Equal(2, page.Page.Scripts.Length);
    }

    [Theory, OnBothDatabases]
    public async Task Words_for_a_friend_are_discreet_unless_the_plain_ones_are_picked(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var meetup = await sample.MeetupAsync(venue: await sample.VenueAsync());
        var page = await hub.Browser().GetAsync(meetup.Path);
        var words = page.Page.QuerySelectorAll("textarea").Select(t => t.TextContent).ToList();
        Assert.Equal("Would you come along with me? Thursday 26 November at 18:30, 12 Mill Lane, Riverside.", words[0]);
        Assert.Contains("Talking circle", words[1], StringComparison.Ordinal);
        Assert.Contains($"http://localhost:5080{meetup.Path}", words[1], StringComparison.Ordinal);
        Assert.Contains(page.Links(), href => href == "sms:?body=" + Uri.EscapeDataString(words[0]));
        Assert.Contains(page.Links(), href => href == "https://wa.me/?text=" + Uri.EscapeDataString(words[0]));
    }

    private static JsonElement Data(Visit visit) =>
        JsonDocument.Parse(visit.Page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
}
