using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Meetups;

public sealed class PosterTests
{
    [Theory, OnBothDatabases]
    public async Task A_poster_says_what_when_where_and_has_a_square_code_and_strips(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var circle = await sample.MeetupAsync(
            m => m.Welcome("Wren", "Wren, in a green scarf", "Tea first.").Ring("020 7946 0555").Repeats("FREQ=WEEKLY"),
            await sample.VenueAsync()
        );
        var (page, commands) = await hub.CountAsync(circle.Path + "/poster");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(commands, 1, 4);
        Assert.InRange(Weight.Compressed(page.Body), 1, Weight.MostHtml);
        var poster = page.Page.QuerySelector(".poster")!;
        string[] said =
        [
            "Talking circle",
            "Thursday 26 November, 18:30 to 20:00",
            "Mill Lane Hall, 12 Mill Lane, Riverside",
            "Peers lead this",
            "Wren, in a green scarf",
            "020 7946 0555",
            $"localhost:5080{circle.Path}",
        ];
        Assert.All(said, words => Assert.Contains(words, poster.TextContent, StringComparison.Ordinal));
        Assert.NotNull(poster.QuerySelector("svg.qr path[d]"));
        var strips = poster.QuerySelectorAll(".strips li");
        Assert.Equal(8, strips.Length);
        Assert.All(strips, strip => Assert.Contains("020 7946 0555", strip.TextContent, StringComparison.Ordinal));
        var series = await hub.Browser().GetAsync(circle.SeriesPath + "/poster");
        Assert.Contains("Every Thursday at 18:30", series.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_discreet_poster_names_nothing_that_tells(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var circle = await sample.MeetupAsync(
            m =>
                m.Describe("Grief circle", "For the bereaved", "bereavement", "en")
                    .Welcome("Wren", "Wren", "We talk about loss."),
            await sample.VenueAsync(more: v => v.Rename("Bereavement Centre", "12 Mill Lane", null, Precision.Exact)),
            await sample.GroupAsync("After a loss")
        );
        foreach (var path in new[] { circle.Path, circle.SeriesPath })
        {
            var page = await hub.Browser().GetAsync(path + "/poster?discreet=1");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            string[] telling = ["Grief", "bereave", "Bereave", "loss", "Peers", "Wren", "Riverside Kith"];
            var poster = page.Page.QuerySelector(".poster")!;
            Assert.All(telling, word => Assert.DoesNotContain(word, poster.TextContent, StringComparison.Ordinal));
            Assert.DoesNotContain("Grief", page.Page.Title, StringComparison.Ordinal);
            Assert.Contains("12 Mill Lane", poster.TextContent, StringComparison.Ordinal);
            Assert.Contains("There is a chair for you", poster.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_poster_prints_no_hidden_address_and_warns_of_a_cancelled_time(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var house = await sample.VenueAsync(Precision.ToldByHost, await sample.NeighbourhoodAsync("Old Harbour"));
        var circle = await sample.MeetupAsync(venue: house, then: made => made.First.Cancel("Storm"));
        foreach (var query in new[] { "", "?discreet=1" })
        {
            var page = await hub.Browser().GetAsync(circle.Path + "/poster" + query);
            Assert.DoesNotContain("Mill Lane", page.Body, StringComparison.Ordinal);
            Assert.Contains("Old Harbour", page.Text, StringComparison.Ordinal);
            Assert.Contains("This one is cancelled.", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_poster_on_dates_that_no_sentence_says_names_them(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var circle = await sample.MeetupAsync(m => m.Repeats(null, "20261203T183000"), times: 2);
        var page = await hub.Browser().GetAsync(circle.SeriesPath + "/poster");
        Assert.Contains("Thu 26 Nov at 18:30", page.Text, StringComparison.Ordinal);
        Assert.Contains("Thu 3 Dec at 18:30", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_poster_of_a_hidden_meetup_looks_absent(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var hidden = await sample.MeetupAsync(group: await sample.GroupAsync("Harbour Lights", GroupVisibility.Hidden));
        await hub.AssertSameAsync(hidden.Path + "/poster", $"/meetups/{RandomId.New()}/poster");
        await hub.AssertSameAsync(hidden.SeriesPath + "/poster", $"/meetups/series/{RandomId.New()}/poster");
    }
}
