using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Groups;

/// <summary>Asking to join and invitation links, and what somebody might try with them.</summary>
public sealed class JoiningTests
{
    private const string Secret = "I have been alone since March.";

    [Theory, OnBothDatabases]
    public async Task Somebody_asks_is_asked_back_and_let_in(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await AskingAsync(sample);
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var asks = await Neighbour.JoinAsync(hub);
        var browser = asks.Browser();
        var name = await AskAsync(browser, owls);
        var page = await host.GetAsync($"/groups/{owls.Slug}/requests");
        Assert.DoesNotContain(asks.Alias, page.Body, StringComparison.Ordinal);
        var request = page.Links().Single(l => l.Contains("/requests/", StringComparison.Ordinal));
        var read = await host.GetAsync(request);
        Assert.Contains(Secret, read.Text, StringComparison.Ordinal);
        await host.SubmitAsync(read, Fields(("words", "Do you know Mill Lane?")), "form:has(textarea)");
        Assert.Contains("Do you know Mill Lane?", (await MineAsync(browser, owls)).Text, StringComparison.Ordinal);
        Assert.False(await IsPlainAsync(hub));
        var let = await host.SubmitAsync(read, Fields(), "form[action*=accept]");
        Assert.Equal(HttpStatusCode.SeeOther, let.Status);
        Assert.Contains(name, (await browser.GetAsync($"/groups/{owls.Slug}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_is_read_by_the_hosts_and_whoever_asks_and_by_nobody_else(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var (owls, larks) = (await AskingAsync(sample), await AskingAsync(sample));
        await AskAsync((await Neighbour.JoinAsync(hub)).Browser(), owls);
        var id = await hub.ReadAsync(db =>
            db.JoinRequests.Where(r => r.GroupId == owls.Id).Select(r => r.PublicId).SingleAsync()
        );
        var member = (await Neighbour.JoinAsync(hub, n => n.In(owls))).Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync($"/groups/{owls.Slug}/requests/{id}")).Status);
        var elsewhere = (await Neighbour.JoinAsync(hub, n => n.In(larks, GroupRole.Host))).Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/groups/{larks.Slug}/requests/{id}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_declined_is_told_alone_and_who_withdraws_leaves_nothing(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await AskingAsync(sample);
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        await AskAsync(browser, owls);
        await browser.SubmitAsync(await MineAsync(browser, owls), Fields(), "form[action*=withdraw]");
        Assert.False(await hub.ReadAsync(db => db.JoinRequests.AnyAsync(r => r.GroupId == owls.Id)));
        await AskAsync(browser, owls);
        var id = await hub.ReadAsync(db => db.JoinRequests.SingleAsync(r => r.GroupId == owls.Id));
        var read = await host.GetAsync($"/groups/{owls.Slug}/requests/{id.PublicId}");
        await host.SubmitAsync(read, Fields(), "form[action*=decline]");
        Assert.Contains("decided not to let you in", (await MineAsync(browser, owls)).Text, StringComparison.Ordinal);
        var form = await browser.GetAsync($"/groups/{owls.Slug}/membership");
        var again = await browser.SubmitAsync(form, Fields(("name", New())));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_lets_in_as_many_as_it_says_however_many_press_at_once(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var hidden = await sample.GroupAsync(
            visibility: GroupVisibility.Hidden,
            more: g => g.Admit(GroupJoining.Invitation)
        );
        var link = await LinkAsync(hub, hidden, uses: "3");
        var stranger = await hub.Browser().GetAsync(link);
        Assert.Contains($"/sign-up?next={Uri.EscapeDataString(link)}", stranger.Links());
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 9).Select(async _ => await FollowAsync(await Neighbour.JoinAsync(hub), link))
        );
        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.SeeOther));
        Assert.Equal(4, await hub.ReadAsync(db => db.Memberships.CountAsync(m => m.GroupId == hidden.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(link)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_that_was_taken_back_or_ended_opens_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owls = await new Sample(hub).GroupAsync(more: g => g.Admit(GroupJoining.Invitation));
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var (taken, ended) = (await LinkAsync(hub, owls, host: host), "");
        var page = await host.GetAsync($"/groups/{owls.Slug}/invitations");
        await host.SubmitAsync(page, Fields(), "form[action*=revoke]");
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(taken)).Status);
        ended = await LinkAsync(hub, owls, host: host);
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync(ended)).Status);
        hub.Clock.Move(TimeSpan.FromDays(15));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(ended)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_for_people_nobody_knows_yet_leads_to_a_request(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var hidden = await sample.GroupAsync(
            visibility: GroupVisibility.Hidden,
            more: g => g.Admit(GroupJoining.Invitation).Ask("What brings you here?")
        );
        var link = await LinkAsync(hub, hidden, trust: Trust.Reviewed);
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        var form = await browser.GetAsync(link);
        Assert.Contains("What brings you here?", form.Text, StringComparison.Ordinal);
        var asked = await browser.SubmitAsync(form, Fields(("name", New()), ("answer", Secret)));
        Assert.Equal($"/groups/{hidden.Slug}/request", asked.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(asked.Location)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/groups/{hidden.Slug}")).Status);
    }

    private static Task<Group> AskingAsync(Sample sample) =>
        sample.GroupAsync(more: g => g.Admit(GroupJoining.Questions).Ask("What brings you here?"));

    private static async Task<string> AskAsync(TestBrowser browser, Group group)
    {
        var name = New();
        var form = await browser.GetAsync($"/groups/{group.Slug}/membership");
        var asked = await browser.SubmitAsync(form, Fields(("name", name), ("answer", Secret)));
        Assert.Equal($"/groups/{group.Slug}/request", asked.Location);
        return name;
    }

    private static Task<Visit> MineAsync(TestBrowser browser, Group group) =>
        browser.GetAsync($"/groups/{group.Slug}/request");

    private static async Task<string> LinkAsync(
        TestHub hub,
        Group group,
        string? uses = null,
        Trust trust = Trust.Trusted,
        TestBrowser? host = null
    )
    {
        host ??= (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser();
        var form = await host.GetAsync($"/groups/{group.Slug}/invitations");
        var made = await host.SubmitAsync(form, Fields(("trust", trust.ToString()), ("uses", uses ?? "")));
        return new Uri(made.Page.QuerySelector("[data-invitation]")!.TextContent).AbsolutePath;
    }

    private static async Task<HttpStatusCode> FollowAsync(Neighbour neighbour, string link)
    {
        var browser = neighbour.Browser();
        var form = await browser.GetAsync(link);
        if (form.Status == HttpStatusCode.NotFound)
            return form.Status;
        return (await browser.SubmitAsync(form, Fields(("name", New())))).Status;
    }

    private static Task<bool> IsPlainAsync(TestHub hub) =>
        hub.ReadAsync(db =>
            db.JoinRequests.AnyAsync(r => r.AnswersSealed!.Contains("March") || r.Questions!.Contains("March"))
        );

    private static string New() => $"Sedge {RandomId.New()}";

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
