using System.Net;
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
        Assert.Equal(Nasty, page.Spoken().GetProperty("name").GetString());
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
}
