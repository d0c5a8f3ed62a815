using System.Net;
using AngleSharp.Dom;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Topics;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Topics;

/// <summary>What a group would like to talk about: said without a name, supported without a number, seen by nobody else.</summary>
public sealed class TopicTests
{
    [Theory, OnBothDatabases]
    public async Task A_suggestion_is_read_by_the_group_and_nobody_learns_whose_it_is(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        Assert.Equal(HttpStatusCode.SeeOther, (await circle.SayAsync(circle.Wren, "Sleeping again")).Status);
        var page = await circle.Sorrel.Browser().GetAsync(circle.Path);
        Assert.Contains("Sleeping again", page.Text, StringComparison.Ordinal);
        foreach (var face in circle.Wren.Faces.Values)
        {
            Assert.DoesNotContain(face.Name, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(face.PublicId, page.Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Take it back", page.Text, StringComparison.Ordinal);
        var topic = await circle.TopicAsync("Sleeping again");
        var stranger = (await Neighbour.JoinAsync(hub)).Browser();
        foreach (var path in new[] { circle.Path, $"{circle.Path}/{topic.PublicId}/support" })
        {
            var answer = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.DoesNotContain("Sleeping again", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Support_changes_the_order_of_the_hosts_and_shows_no_number_to_anybody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.SayAsync(circle.Wren, "First said");
        await circle.SayAsync(circle.Wren, "Said second");
        await circle.PressAsync(circle.Sorrel, "Said second");
        await circle.PressAsync(circle.Host, "Said second");
        Assert.Equal(["Said second", "First said"], await circle.OrderAsync(circle.Host));
        await circle.PressAsync(circle.Sorrel, "First said");
        await circle.PressAsync(circle.Host, "First said");
        await circle.PressAsync(circle.Wren, "First said");
        Assert.Equal(["First said", "Said second"], await circle.OrderAsync(circle.Host));
        Assert.Equal(["Said second", "First said"], await circle.OrderAsync(circle.Wren));
        foreach (var who in new[] { circle.Host, circle.Wren })
        {
            var page = (await who.Browser().GetAsync(circle.Path)).Page.QuerySelector("main")!;
            Assert.DoesNotContain(page.TextContent, c => char.IsDigit(c));
            Assert.DoesNotContain(page.QuerySelectorAll(".card [data-count], meter, progress"), _ => true);
        }
        // Pressed again it is taken back, and only one's own.
        await circle.PressAsync(circle.Sorrel, "First said");
        Assert.Equal(2, await SupportsAsync(hub, await circle.TopicAsync("First said")));
    }

    [Theory, OnBothDatabases]
    public async Task However_often_somebody_presses_at_once_they_count_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.SayAsync(circle.Wren, "Tea");
        var browser = circle.Sorrel.Browser();
        var page = await browser.GetAsync(circle.Path);
        var pressed = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => browser.SubmitAsync(page, new Dictionary<string, string?>(), "form[action$='/support']"))
        );
        Assert.All(pressed, p => Assert.Equal(HttpStatusCode.SeeOther, p.Status));
        Assert.Equal(1, await SupportsAsync(hub, await circle.TopicAsync("Tea")));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_fills_the_list_however_fast_they_are(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 9).Select(n => circle.SayAsync(circle.Wren, $"Something {n}"))
        );
        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.SeeOther));
        Assert.Equal(5, await hub.ReadAsync(db => db.Topics.CountAsync(t => t.GroupId == circle.Group.Id)));
        var empty = await circle.SayAsync(circle.Sorrel, "  ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Only_whoever_said_it_and_hosts_put_it_away_and_then_it_is_gone(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.SayAsync(circle.Wren, "Tea");
        await circle.SayAsync(circle.Wren, "Bread");
        await circle.PressAsync(circle.Sorrel, "Tea");
        var tea = $"{circle.Path}/{(await circle.TopicAsync("Tea")).PublicId}/away";
        Assert.Equal(HttpStatusCode.Forbidden, (await circle.Sorrel.Browser().GetAsync(tea)).Status);
        var mine = circle.Wren.Browser();
        await mine.SubmitAsync(await mine.GetAsync(tea), new Dictionary<string, string?>());
        var bread = $"{circle.Path}/{(await circle.TopicAsync("Bread")).PublicId}/away";
        var host = circle.Host.Browser();
        await host.SubmitAsync(await host.GetAsync(bread), new Dictionary<string, string?>());
        Assert.False(await hub.ReadAsync(db => db.Topics.AnyAsync(t => t.GroupId == circle.Group.Id)));
        Assert.False(await hub.ReadAsync(db => db.TopicSupports.AnyAsync(s => s.GroupId == circle.Group.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_takes_their_suggestions_and_support_along(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.SayAsync(circle.Wren, "Tea");
        await circle.SayAsync(circle.Sorrel, "Bread");
        await circle.PressAsync(circle.Wren, "Bread");
        var wren = circle.Wren.Browser();
        await wren.SubmitAsync(
            await wren.GetAsync($"/groups/{circle.Group.Slug}/leave"),
            new Dictionary<string, string?>()
        );
        Assert.Equal(["Bread"], await circle.OrderAsync(circle.Host));
        Assert.Equal(0, await SupportsAsync(hub, await circle.TopicAsync("Bread")));
    }

    [Theory, OnBothDatabases]
    public async Task A_host_makes_an_agenda_of_what_is_wished_for_and_chooses(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        foreach (var words in new[] { "One", "Two", "Three" })
        {
            await circle.SayAsync(circle.Wren, words);
            await circle.SayAsync(circle.Sorrel, $"{words} more");
        }
        await circle.PressAsync(circle.Sorrel, "Three more");
        var host = circle.Host.Browser();
        var agenda = (await host.GetAsync($"{circle.Path}/agenda")).Page;
        Assert.Equal("Three more", agenda.QuerySelector("ol strong")!.TextContent);
        Assert.Equal(5, agenda.QuerySelectorAll("ol strong").Length);
        var two = await circle.TopicAsync("Two");
        var chosen = (await host.GetAsync($"{circle.Path}/agenda?topic={two.PublicId}")).Page;
        Assert.Equal("Two", Assert.Single(chosen.QuerySelectorAll("ol strong")).TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await circle.Wren.Browser().GetAsync($"{circle.Path}/agenda")).Status);
    }

    private static Task<int> SupportsAsync(TestHub hub, Topic topic) =>
        hub.ReadAsync(db => db.TopicSupports.CountAsync(s => s.TopicId == topic.Id));

    private static async Task<Circle> CircleAsync(TestHub hub)
    {
        var group = await new Sample(hub).GroupAsync();
        return new(
            hub,
            group,
            await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host)),
            await Neighbour.JoinAsync(hub, n => n.In(group)),
            await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Newcomer))
        );
    }

    private sealed record Circle(TestHub Hub, Group Group, Neighbour Host, Neighbour Wren, Neighbour Sorrel)
    {
        public string Path => $"/groups/{Group.Slug}/topics";

        public async Task<Visit> SayAsync(Neighbour who, string words)
        {
            var browser = who.Browser();
            return await browser.SubmitAsync(
                await browser.GetAsync(Path),
                new Dictionary<string, string?> { ["words"] = words }
            );
        }

        /// <summary>Presses the button that says one would like it too, or no longer.</summary>
        public async Task PressAsync(Neighbour who, string words)
        {
            var (browser, topic) = (who.Browser(), await TopicAsync(words));
            var page = await browser.GetAsync($"{Path}/{topic.PublicId}/support");
            var answer = await browser.SubmitAsync(page, new Dictionary<string, string?>());
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        }

        public Task<Topic> TopicAsync(string words) =>
            Hub.ReadAsync(db => db.Topics.SingleAsync(t => t.GroupId == Group.Id && t.Words == words));

        /// <summary>What stands on the page, from above.</summary>
        public async Task<IReadOnlyList<string>> OrderAsync(Neighbour who) =>
            [
                .. (await who.Browser().GetAsync(Path))
                    .Page.QuerySelectorAll(".card h2")
                    .Select(h => h.TextContent.Trim()),
            ];
    }
}
