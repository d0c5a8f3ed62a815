using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Groups;

/// <summary>A group's life: begun from a format, welcomed, resting, over.</summary>
public sealed class StartTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_starts_a_group_from_a_format_and_a_steward_welcomes_it(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var founder = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Contains("/groups/start/talking-circle", (await founder.GetAsync("/groups/start")).Links());
        var (name, group) = await StartAsync(hub, founder);
        Assert.Equal(HttpStatusCode.OK, (await founder.GetAsync($"/groups/{group.Slug}/meetups/new")).Status);
        var evening = await founder.GetAsync($"/groups/{group.Slug}/evening");
        Assert.Contains("Adapted from:", evening.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(group.Slug, (await hub.Browser().GetAsync("/groups")).Body, StringComparison.Ordinal);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        Assert.NotEmpty((await steward.GetAsync("/admin")).Page.QuerySelectorAll(".facts a[href='/admin/welcome']"));
        var queue = await steward.GetAsync("/admin/welcome");
        Assert.Contains(name, queue.Text, StringComparison.Ordinal);
        var asked = Fields(("group", group.Slug), ("question", "Where will you meet?"));
        await steward.SubmitAsync(queue, asked, "form:has(textarea)");
        var answer = await founder.GetAsync($"/groups/{group.Slug}/answer");
        Assert.Contains("Where will you meet?", answer.Text, StringComparison.Ordinal);
        await founder.SubmitAsync(answer, Fields(("words", "In Mill Lane Hall.")));
        queue = await steward.GetAsync("/admin/welcome");
        Assert.Contains("In Mill Lane Hall.", queue.Text, StringComparison.Ordinal);
        await steward.SubmitAsync(queue, Fields(("group", group.Slug)));
        var known = await hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Id == group.Id));
        Assert.NotNull(known.WelcomedAt);
        Assert.True(
            await hub.ReadAsync(db => db.Groups.Where(g => g.Id == group.Id).AnyAsync(Kith.Rules.GroupRules.Listed))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_begins_more_than_three_groups_that_wait_however_many_they_press_at_once(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var neighbour = await Neighbour.JoinAsync(hub);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(async _ => (await SendAsync(neighbour.Browser(), New())).Status)
        );
        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.SeeOther));
        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.Conflict));
    }

    [Theory, OnBothDatabases]
    public async Task A_group_that_rests_takes_its_meetups_along_and_wakes_them_again(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        var meets = await sample.MeetupAsync(group: owls);
        var rested = await sample.MeetupAsync(m => m.Pause("Too icy."), group: owls);
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var path = $"/groups/{owls.Slug}";
        var form = await host.GetAsync($"{path}/break");
        await host.SubmitAsync(form, Fields(("state", "Paused"), ("reason", "Back in spring.")));
        Assert.Contains("Back in spring.", (await hub.Browser().GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(MeetupState.Paused, await StateAsync(hub, meets));
        await host.SubmitAsync(form, Fields(("state", "Active")));
        Assert.Equal(MeetupState.Published, await StateAsync(hub, meets));
        Assert.Equal(MeetupState.Paused, await StateAsync(hub, rested));
        var tried = await host.SubmitAsync(form, Fields(("state", "Archived"), ("reason", "x")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_group_ends_with_its_own_words_and_its_meetups_with_it(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        var meets = await sample.MeetupAsync(group: owls);
        var helps = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.CoHost))).Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await helps.GetAsync($"/groups/{owls.Slug}/end")).Status);
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var form = await host.GetAsync($"/groups/{owls.Slug}/end");
        await host.SubmitAsync(form, Fields(("words", "Four good winters. Thank you all.")));
        var page = await hub.Browser().GetAsync($"/groups/{owls.Slug}");
        Assert.Contains("Four good winters.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/groups/{owls.Slug}/membership", page.Links());
        Assert.Equal(MeetupState.Ended, await StateAsync(hub, meets));
        var late = (await Neighbour.JoinAsync(hub)).Browser();
        var join = await late.GetAsync($"/groups/{owls.Slug}/membership");
        Assert.Equal(HttpStatusCode.Forbidden, join.Status);
    }

    private static Task<MeetupState> StateAsync(TestHub hub, Planned planned) =>
        hub.ReadAsync(db => db.Meetups.Where(m => m.Id == planned.Meetup.Id).Select(m => m.State).SingleAsync());

    private static async Task<(string Name, Group Group)> StartAsync(TestHub hub, TestBrowser browser)
    {
        var name = New();
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(browser, name)).Status);
        return (name, await hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Name == name)));
    }

    private static async Task<Visit> SendAsync(TestBrowser browser, string name)
    {
        var form = await browser.GetAsync("/groups/start/talking-circle");
        return await browser.SubmitAsync(form, Fields(("Form.Name", name), ("Form.Host", "Sedge")));
    }

    private static string New() => $"Moths {RandomId.New()}";

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
