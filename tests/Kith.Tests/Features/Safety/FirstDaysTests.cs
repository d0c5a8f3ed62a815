using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Safety;

/// <summary>Somebody who comes only to trouble people, on their first day.</summary>
public sealed class FirstDaysTests
{
    [Theory, OnBothDatabases]
    public async Task Three_groups_a_day_are_enough_also_when_one_takes_requests_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var groups = await GroupsAsync(hub, 5, GroupJoining.Questions);
        var wren = await Signed.UpAsync(hub);
        foreach (var group in groups.Take(NewcomerRules.Joins))
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(wren.Browser, group)).Status);
            var mine = await wren.Browser.GetAsync($"/groups/{group.Slug}/request");
            await wren.Browser.SubmitAsync(mine, SignUpTests.Fields(), "form[action*=withdraw]");
        }
        var refused = await AskAsync(wren.Browser, groups[3]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("tomorrow", refused.Text, StringComparison.Ordinal);
        hub.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(wren.Browser, groups[3])).Status);
        await hub.RunJobsAsync();
        Assert.Equal(1, await hub.ReadAsync(db => db.FirstSteps.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Three_are_enough_however_many_are_pressed_at_once(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var groups = await GroupsAsync(hub, 8, GroupJoining.Open);
        var wren = await Signed.UpAsync(hub);
        var all = await Task.WhenAll(groups.Select(g => AskAsync(wren.Browser, g)));
        Assert.Equal(NewcomerRules.Joins, all.Count(a => a.Status == HttpStatusCode.SeeOther));
        var me = await hub.ReadAsync(db =>
            db.People.Where(p => p.UserName == wren.Alias).Select(p => p.Id).SingleAsync()
        );
        Assert.Equal(NewcomerRules.Joins, await hub.ReadAsync(db => db.Memberships.CountAsync(m => m.PersonId == me)));
    }

    [Theory, OnBothDatabases]
    public async Task Ten_messages_a_day_reach_hosts_from_somebody_new_and_hosts_answer_as_they_like(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = (await GroupsAsync(hub, 1, GroupJoining.Questions))[0];
        var host = (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser();
        var wren = await Signed.UpAsync(hub);
        await AskAsync(wren.Browser, group);
        var mine = await wren.Browser.GetAsync($"/groups/{group.Slug}/request");
        var said = await Task.WhenAll(
            Enumerable.Range(0, NewcomerRules.Messages + 3).Select(n => SayAsync(wren.Browser, mine, $"Hello {n}"))
        );
        Assert.Equal(NewcomerRules.Messages, said.Count(s => s.Status == HttpStatusCode.SeeOther));
        Assert.Equal(3, said.Count(s => s.Status == HttpStatusCode.Forbidden));
        var list = await host.GetAsync($"/groups/{group.Slug}/requests");
        var read = await host.GetAsync(list.Links().Single(l => l.Contains("/requests/", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.SeeOther, (await SayAsync(host, read, "Welcome")).Status);
    }

    [Fact]
    public async Task Whoever_has_been_here_a_week_is_counted_no_more()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var groups = await GroupsAsync(hub, NewcomerRules.Joins + 2, GroupJoining.Open);
        var wren = await Signed.UpAsync(hub);
        hub.Clock.Move(TimeSpan.FromDays(NewcomerRules.FirstDays));
        foreach (var group in groups)
            Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(wren.Browser, group)).Status);
        Assert.Equal(0, await hub.ReadAsync(db => db.FirstSteps.CountAsync()));
    }

    private static async Task<List<Group>> GroupsAsync(TestHub hub, int count, GroupJoining joining)
    {
        var groups = new List<Group>();
        while (groups.Count < count)
            groups.Add(await new Sample(hub).GroupAsync(more: g => g.Admit(joining)));
        return groups;
    }

    private static async Task<Visit> AskAsync(TestBrowser browser, Group group) =>
        await browser.SubmitAsync(
            await browser.GetAsync($"/groups/{group.Slug}/membership"),
            SignUpTests.Fields(("name", $"Teasel {RandomId.New()}"))
        );

    private static Task<Visit> SayAsync(TestBrowser browser, Visit page, string words) =>
        browser.SubmitAsync(page, SignUpTests.Fields(("words", words)), "form:has(textarea)");
}
