using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Groups;

/// <summary>Who may be what in a group and what they promise, and what somebody might try with it.</summary>
public sealed class RolesTests
{
    [Theory, OnBothDatabases]
    public async Task Nobody_gives_themselves_a_role_by_sending_more_than_the_page_asks(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host));
        var helps = await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.CoHost));
        var browser = helps.Browser();
        var me = helps.Faces[owls.Id].PublicId;
        await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Newcomer));
        var people = await browser.GetAsync($"/groups/{owls.Slug}/people");
        var tried = await browser.SubmitAsync(people, Fields(("face", me), ("role", "Host")));
        Assert.Equal(HttpStatusCode.Forbidden, tried.Status);
        var newcomer = await Neighbour.JoinAsync(hub);
        var fresh = newcomer.Browser();
        var join = await fresh.GetAsync($"/groups/{owls.Slug}/membership");
        await fresh.SubmitAsync(join, Fields(("name", New()), ("role", "Host"), ("Role", "3")));
        Assert.Equal(GroupRole.CoHost, await RoleAsync(hub, owls, helps));
        Assert.NotEqual(GroupRole.Host, await RoleAsync(hub, owls, newcomer));
    }

    [Theory, OnBothDatabases]
    public async Task A_host_hands_over_and_steps_down(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        var host = await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host));
        var heir = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var browser = host.Browser();
        var down = await browser.GetAsync($"/groups/{owls.Slug}/step-down");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(down, Fields())).Status);
        var people = await browser.GetAsync($"/groups/{owls.Slug}/people");
        var face = heir.Faces[owls.Id].PublicId;
        await browser.SubmitAsync(people, Fields(("face", face), ("role", "Host")));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(down, Fields())).Status);
        Assert.Equal(GroupRole.Host, await RoleAsync(hub, owls, heir));
        Assert.Equal(GroupRole.Member, await RoleAsync(hub, owls, host));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_agreement_is_asked_of_everybody_again_and_hosts_see_who_has_not_answered(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var member = (await Neighbour.JoinAsync(hub, n => n.In(owls))).Browser();
        var (page, path) = (await host.GetAsync($"/groups/{owls.Slug}/agreement"), $"/groups/{owls.Slug}");
        await host.SubmitAsync(page, Fields(("text", "We start on time.")), "form[action*=write]");
        Assert.Contains("We start on time.", (await member.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Please read it", (await member.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("has yet to accept", (await host.GetAsync(path)).Text, StringComparison.Ordinal);
        await member.SubmitAsync(await member.GetAsync($"{path}/agreement"), Fields());
        Assert.DoesNotContain("Please read it", (await member.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has yet to accept", (await host.GetAsync(path)).Text, StringComparison.Ordinal);
        var other = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var reads = other.Browser();
        var form = await reads.GetAsync($"{path}/agreement");
        var tried = await reads.SubmitAsync(
            form with
            {
                Path = $"{path}/agreement?handler=write",
            },
            Fields(("text", "I am the host now."))
        );
        Assert.Equal(HttpStatusCode.Forbidden, tried.Status);
    }

    private static Task<GroupRole> RoleAsync(TestHub hub, Group group, Neighbour neighbour) =>
        hub.ReadAsync(db =>
            db.Memberships.Where(m => m.GroupId == group.Id && m.PersonId == neighbour.Person.Id)
                .Select(m => m.Role)
                .SingleAsync()
        );

    private static string New() => $"Sedge {RandomId.New()}";

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
