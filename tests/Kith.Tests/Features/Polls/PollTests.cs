using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Polls;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Polls;

/// <summary>Which evening suits: answered by members and on paper, read by hosts, and by others at most as a sum of many.</summary>
public sealed class PollTests
{
    [Theory, OnBothDatabases]
    public async Task Hosts_offer_members_answer_and_the_best_evening_becomes_a_plan(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        Assert.Equal(HttpStatusCode.SeeOther, (await circle.AskAsync()).Status);
        await circle.AnswerAsync(circle.Wren, 2, 0);
        await circle.AnswerAsync(circle.Sorrel, 1, 2);
        await circle.EnterAsync("Bo, on paper", 1, 0);
        var page = await circle.Host.Browser().GetAsync(circle.Path);
        Assert.Contains("Most people can come: Thursday 3 December", page.Text, StringComparison.Ordinal);
        Assert.Contains("It suits 1. 2 could come if need be. 0 cannot.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bo, on paper", page.Text, StringComparison.Ordinal);
        Assert.Contains(circle.Wren.Faces[circle.Group.Id].Name, page.Text, StringComparison.Ordinal);
        var plan = page.Page.QuerySelector("a[href*='/meetups/new?']")!.GetAttribute("href")!;
        var form = (await circle.Host.Browser().GetAsync(plan)).Page;
        Assert.Equal("2026-12-03", form.QuerySelector("[name='Form.Day']")!.GetAttribute("value"));
        Assert.StartsWith(
            "19:00",
            form.QuerySelector("[name='Form.Start']")!.GetAttribute("value"),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Members_see_their_own_answer_and_no_sum_before_five_have_answered(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.AskAsync(sums: true);
        await circle.AnswerAsync(circle.Wren, 2, 0);
        for (var n = 0; n < 3; n++)
            await circle.EnterAsync($"Paper {n}", 1, 1);
        var four = await circle.Sorrel.Browser().GetAsync(circle.Path);
        Assert.DoesNotContain("It suits 1", four.Text, StringComparison.Ordinal);
        await circle.EnterAsync("Paper 4", 1, 1);
        var five = await circle.Sorrel.Browser().GetAsync(circle.Path);
        Assert.Contains("It suits 1. 4 could come if need be. 0 cannot.", five.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Paper", circle.Wren.Faces[circle.Group.Id].Name, "/poll/end" })
            Assert.DoesNotContain(hidden, five.Body, StringComparison.Ordinal);
        var own = await circle.Wren.Browser().GetAsync(circle.Path);
        Assert.Equal("2", own.Page.QuerySelector("#f-suits option[selected]")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task Without_the_hosts_wish_members_never_see_sums(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.AskAsync();
        for (var n = 0; n < 6; n++)
            await circle.EnterAsync($"Paper {n}", 2, 2);
        var page = await circle.Wren.Browser().GetAsync(circle.Path);
        Assert.DoesNotContain("It suits 6", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Answers_sent_at_once_count_once_and_the_last_one_stands(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => circle.AskAsync()));
        Assert.Equal(1, await hub.ReadAsync(db => db.Polls.CountAsync(p => p.GroupId == circle.Group.Id)));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => circle.AnswerAsync(circle.Wren, n % 3, 1)));
        await circle.AnswerAsync(circle.Wren, 0, 2);
        await circle.EnterAsync("Bo", 1, 1);
        await circle.EnterAsync("Bo", 2, 2);
        var voices = await hub.ReadAsync(db =>
            db.PollVoices.Where(v => v.GroupId == circle.Group.Id).Select(v => v.Answers).OrderBy(a => a).ToListAsync()
        );
        Assert.Equal(["02", "22"], voices);
    }

    [Theory, OnBothDatabases]
    public async Task What_makes_no_answer_is_sent_back_and_forged_ones_change_nothing(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.AskAsync();
        int[][] odd =
        [
            [2],
            [2, 1, 1],
            [7, 1],
            [-1, 1],
        ];
        foreach (var answers in odd)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await circle.AnswerAsync(circle.Wren, answers)).Status);
        var stranger = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(circle.Path)).Status);
        foreach (var page in new[] { "paper", "end", "new" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await circle.Wren.Browser().GetAsync($"{circle.Path}/{page}")).Status
            );
        Assert.False(await hub.ReadAsync(db => db.PollVoices.AnyAsync(v => v.GroupId == circle.Group.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task Ended_or_over_it_is_erased_and_whoever_leaves_takes_their_answer_along(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var circle = await CircleAsync(hub);
        await circle.AskAsync();
        await circle.AnswerAsync(circle.Wren, 2, 0);
        var wren = circle.Wren.Browser();
        var leave = await wren.GetAsync($"/groups/{circle.Group.Slug}/leave");
        await wren.SubmitAsync(leave, new Dictionary<string, string?>());
        Assert.False(await hub.ReadAsync(db => db.PollVoices.AnyAsync()));
        await circle.EnterAsync("Bo", 1, 1);
        var host = circle.Host.Browser();
        var end = await host.GetAsync($"{circle.Path}/end");
        await host.SubmitAsync(end, new Dictionary<string, string?>());
        Assert.False(await hub.ReadAsync(db => db.Polls.AnyAsync()));
        Assert.False(await hub.ReadAsync(db => db.PollVoices.AnyAsync()));
        await circle.AskAsync();
        hub.Clock.Move(TimeSpan.FromDays(30));
        await hub.RunJobsAsync();
        Assert.False(await hub.ReadAsync(db => db.Polls.AnyAsync()));
    }

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
        public string Path => $"/groups/{Group.Slug}/poll";

        /// <summary>Offers a Thursday and the Friday after it.</summary>
        public Task<Visit> AskAsync(bool sums = false) =>
            SendAsync(
                Host,
                $"{Path}/new",
                [
                    ("day", "2026-12-03"),
                    ("start", "19:00"),
                    ("day", "2026-12-04"),
                    ("start", "19:00"),
                    ("day", ""),
                    ("start", ""),
                    ("sums", sums ? "true" : "false"),
                ]
            );

        public Task<Visit> AnswerAsync(Neighbour who, params int[] answers) =>
            SendAsync(who, Path, [.. answers.Select(a => ("suits", $"{a}"))]);

        public Task<Visit> EnterAsync(string name, params int[] answers) =>
            SendAsync(Host, $"{Path}/paper", [("name", name), .. answers.Select(a => ("suits", $"{a}"))]);

        private static async Task<Visit> SendAsync(
            Neighbour who,
            string path,
            IEnumerable<(string Name, string Value)> fields
        )
        {
            var browser = who.Browser();
            var form = await browser.GetAsync(path);
            var token = form.Page.QuerySelector("main [name=token]")!.GetAttribute("value")!;
            return await browser.PostAsync(
                path,
                [KeyValuePair.Create("token", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]
            );
        }
    }
}
