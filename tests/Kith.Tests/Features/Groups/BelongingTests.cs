using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Groups;

/// <summary>Joining, being called something, leaving: what must hold however many press at once.</summary>
public sealed class BelongingTests
{
    [Theory, OnBothDatabases]
    public async Task Somebody_joins_under_a_name_of_their_own_and_only_members_see_it(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await OpenAsync(hub, sample, agreement: "What is said here stays here.");
        var neighbour = await Neighbour.JoinAsync(hub);
        var browser = neighbour.Browser();
        var form = await browser.GetAsync($"/groups/{owls.Slug}/membership");
        Assert.Contains("What is said here stays here.", form.Text, StringComparison.Ordinal);
        var name = New();
        var refused = await browser.SubmitAsync(form, Fields(("name", name)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var joined = await browser.SubmitAsync(form, Fields(("name", name), ("agreed", "true")));
        Assert.Equal($"/groups/{owls.Slug}", joined.Location);
        Assert.Contains(name, (await browser.GetAsync(joined.Location)).Text, StringComparison.Ordinal);
        var other = await Neighbour.JoinAsync(hub);
        var seen = await other.Browser().GetAsync(joined.Location);
        Assert.DoesNotContain(name, seen.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await hub.Browser().GetAsync(joined.Location)).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task However_many_press_at_once_a_group_never_has_more_members_than_room(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await OpenAsync(hub, sample, capacity: 4);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(async _ => await JoinAsync(await Neighbour.JoinAsync(hub), owls))
        );
        Assert.Equal(4, outcomes.Count(o => o == HttpStatusCode.SeeOther));
        Assert.Equal(8, outcomes.Count(o => o == HttpStatusCode.Conflict));
        Assert.Equal(4, await hub.ReadAsync(db => db.Memberships.CountAsync(m => m.GroupId == owls.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task A_group_nobody_has_welcomed_stays_at_eight_and_out_of_every_list(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var name = $"Moth {RandomId.New()}";
        var group = Group.Begin($"moth-{RandomId.New()}", name, hub.Clock.Now).Admit(GroupJoining.Open, 50);
        await hub.WriteAsync(db => Task.FromResult(db.Add(group)));
        await sample.MeetupAsync(m => m.Describe(name, null, "circle", "en"), group: group);
        for (var i = 0; i < Group.MostBeforeWelcome; i++)
            Assert.Equal(HttpStatusCode.SeeOther, await JoinAsync(await Neighbour.JoinAsync(hub), group));
        Assert.Equal(HttpStatusCode.Conflict, await JoinAsync(await Neighbour.JoinAsync(hub), group));
        foreach (
            var list in new[] { "/groups", "/find", "/feed.atom", "/calendar.ics", "/meetings.json", "/find.json" }
        )
            Assert.DoesNotContain(name, (await hub.Browser().GetAsync(list)).Body, StringComparison.Ordinal);
        var page = await hub.Browser().GetAsync($"/groups/{group.Slug}");
        Assert.Contains("brand new", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_want_the_same_name_at_once_one_gets_it(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await OpenAsync(hub, sample);
        var outcomes = await Task.WhenAll(
            new[] { "Teasel", "téasel", "TEASEL " }.Select(async n =>
                await JoinAsync(await Neighbour.JoinAsync(hub), owls, n)
            )
        );
        Assert.Single(outcomes, HttpStatusCode.SeeOther);
        Assert.Equal(2, outcomes.Count(o => o == HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnBothDatabases]
    public async Task Two_hosts_who_leave_at_once_cannot_both_go(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        for (var round = 0; round < 5; round++)
        {
            var owls = await OpenAsync(hub, sample);
            var hosts = await Task.WhenAll(
                Enumerable.Range(0, 2).Select(_ => Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host)))
            );
            var left = await Task.WhenAll(
                hosts.Select(async host =>
                {
                    var browser = host.Browser();
                    return await browser.SubmitAsync(await browser.GetAsync($"/groups/{owls.Slug}/leave"), Fields());
                })
            );
            Assert.Single(left, v => v.Status == HttpStatusCode.SeeOther);
            var stays = Assert.Single(left, v => v.Status == HttpStatusCode.Forbidden);
            Assert.Contains("You are the only host", stays.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_is_gone_with_their_face(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await OpenAsync(hub, sample);
        var neighbour = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var stays = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var browser = neighbour.Browser();
        await browser.SubmitAsync(await browser.GetAsync($"/groups/{owls.Slug}/leave"), Fields());
        var face = neighbour.Faces[owls.Id];
        Assert.False(await hub.ReadAsync(db => db.Faces.AnyAsync(f => f.Id == face.Id)));
        var page = await stays.Browser().GetAsync($"/groups/{owls.Slug}");
        Assert.DoesNotContain(face.Name, page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stays.Browser().GetAsync($"/faces/{face.PublicId}.svg")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_name_holds_in_one_group_and_nowhere_else(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var (owls, larks) = (await OpenAsync(hub, sample), await OpenAsync(hub, sample));
        var neighbour = await Neighbour.JoinAsync(hub, n => n.In(owls).In(larks));
        await Neighbour.JoinAsync(hub, n => n.In(owls, name: "Heron"));
        var browser = neighbour.Browser();
        var form = await browser.GetAsync($"/groups/{owls.Slug}/name");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, Fields(("name", "heron")))).Status
        );
        var name = New();
        await browser.SubmitAsync(form, Fields(("name", name)));
        Assert.Contains(name, (await browser.GetAsync($"/groups/{owls.Slug}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await browser.GetAsync($"/groups/{larks.Slug}")).Body, StringComparison.Ordinal);
        Assert.Contains(neighbour.Alias, (await browser.GetAsync("/me")).Text, StringComparison.Ordinal);
    }

    private static async Task<Group> OpenAsync(
        TestHub hub,
        Sample sample,
        int? capacity = null,
        string? agreement = null
    )
    {
        Agreement? first = null;
        var group = await sample.GroupAsync(more: g =>
        {
            g.Admit(GroupJoining.Open, capacity);
            first = agreement is null ? null : g.Agree(agreement, hub.Clock.Now);
        });
        if (first is not null)
            await hub.WriteAsync(db => Task.FromResult(db.Add(first)));
        return group;
    }

    private static async Task<HttpStatusCode> JoinAsync(Neighbour neighbour, Group group, string? name = null)
    {
        var browser = neighbour.Browser();
        var form = await browser.GetAsync($"/groups/{group.Slug}/membership");
        return (await browser.SubmitAsync(form, Fields(("name", name ?? New())))).Status;
    }

    private static string New() => $"Sedge {RandomId.New()}";

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
