using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Safety;

/// <summary>Who has to leave is told why, and who is barred stays out, whatever they call themselves.</summary>
public sealed class PartingTests
{
    [Theory, OnBothDatabases]
    public async Task Who_is_barred_is_told_why_and_cannot_come_back_under_another_name(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open, 50));
        var planned = await sample.MeetupAsync(group: group);
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host));
        var thorn = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Thorn"));
        await PartAsync(host, group, thorn, "bar");
        var browser = thorn.Browser();
        Assert.Contains("Followed people home.", (await browser.GetAsync("/me")).Text, StringComparison.Ordinal);
        var join = await browser.GetAsync($"/groups/{group.Slug}/membership");
        var sent = await browser.SubmitAsync(join, Fields(("name", "Somebody else")));
        Assert.NotEqual(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("asked you not to come back", sent.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"{planned.Path}/coming")).Status);
        var others = (await host.Browser().GetAsync($"/groups/{group.Slug}")).Text;
        Assert.DoesNotContain("Thorn", others, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_asked_to_leave_may_join_again_and_who_was_barred_once_it_is_lifted(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open, 50));
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host));
        foreach (var how in new[] { "remove", "bar" })
        {
            var wren = await Neighbour.JoinAsync(hub, n => n.In(group));
            await PartAsync(host, group, wren, how);
            if (how == "bar")
            {
                var browser = host.Browser();
                var lift = (await browser.GetAsync($"/groups/{group.Slug}/barred"))
                    .Links()
                    .Single(l => l.EndsWith("/lift", StringComparison.Ordinal));
                await browser.SubmitAsync(await browser.GetAsync(lift), Fields());
            }
            Assert.Equal(Joined.Done, await JoinAsync(hub, wren, group));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_joins_in_the_same_moment_as_they_are_barred_does_not_end_up_inside(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open, 50));
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host));
        var thorn = await Neighbour.JoinAsync(hub, n => n.In(group));
        var bar = Task.Run(() =>
            hub.Get<Partings>()
                .PartAsync(host.Person.Id, group.Id, thorn.Faces[group.Id].PublicId, ("No.", true), default)
        );
        var joins = Enumerable.Range(0, 6).Select(_ => Task.Run(() => JoinAsync(hub, thorn, group)));
        await Task.WhenAll([bar, .. joins.Cast<Task>()]);
        Assert.False(
            await hub.ReadAsync(db =>
                db.Memberships.AnyAsync(m => m.GroupId == group.Id && m.PersonId == thorn.Person.Id)
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task Who_helps_to_host_cannot_turn_on_a_host_and_a_foreign_face_is_not_there(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var (group, elsewhere) = (await sample.GroupAsync(), await sample.GroupAsync());
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host));
        var helper = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.CoHost));
        var foreign = await Neighbour.JoinAsync(hub, n => n.In(elsewhere));
        var path = $"/groups/{group.Slug}/members/{host.Faces[group.Id].PublicId}/bar";
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.Browser().GetAsync(path)).Status);
        path = $"/groups/{group.Slug}/members/{foreign.Faces[elsewhere.Id].PublicId}/bar";
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().GetAsync(path)).Status);
        var verdict = await hub.Get<Partings>()
            .PartAsync(host.Person.Id, group.Id, foreign.Faces[elsewhere.Id].PublicId, ("No.", true), default);
        Assert.False(verdict.IsAllowed);
    }

    [Theory, OnBothDatabases]
    public async Task Keeping_away_from_somebody_is_known_to_nobody_else(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync();
        var (wren, thorn) = (
            await Neighbour.JoinAsync(hub, n => n.In(group)),
            await Neighbour.JoinAsync(hub, n => n.In(group))
        );
        var path = $"/groups/{group.Slug}/members/{thorn.Faces[group.Id].PublicId}";
        var browser = wren.Browser();
        await browser.SubmitAsync(await browser.GetAsync($"{path}/block"), Fields());
        Assert.Contains("want nothing to do with", (await browser.GetAsync(path)).Text, StringComparison.Ordinal);
        var back = $"/groups/{group.Slug}/members/{wren.Faces[group.Id].PublicId}";
        Assert.DoesNotContain(
            "want nothing to do with",
            (await thorn.Browser().GetAsync(back)).Text,
            StringComparison.Ordinal
        );
        await browser.SubmitAsync(await browser.GetAsync($"{path}/block"), Fields());
        Assert.DoesNotContain("want nothing to do with", (await browser.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    private static Task<Joined> JoinAsync(TestHub hub, Neighbour who, Group group) =>
        hub.Get<Belonging>()
            .JoinAsync(
                Viewer.Stranger with
                {
                    PersonId = who.Person.Id,
                },
                group.Id,
                $"Fern {RandomId.New()}",
                0,
                default
            );

    private static async Task PartAsync(Neighbour host, Group group, Neighbour who, string how)
    {
        var browser = host.Browser();
        var path = $"/groups/{group.Slug}/members/{who.Faces[group.Id].PublicId}/{how}";
        var sent = await browser.SubmitAsync(await browser.GetAsync(path), Fields(("reason", "Followed people home.")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
