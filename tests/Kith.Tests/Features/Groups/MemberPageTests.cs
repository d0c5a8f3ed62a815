using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Groups;

/// <summary>What the group's page tells those who belong to it, and those who do not.</summary>
public sealed class MemberPageTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_sees_everybody_in_five_commands_at_most(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Questions));
        await sample.MeetupAsync(group: owls, times: 3);
        var names = Enumerable.Range(0, 12).Select(_ => $"Sedge {RandomId.New()}").ToList();
        foreach (var name in names)
            await Neighbour.JoinAsync(hub, n => n.In(owls, name: name));
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        using var sql = SqlCount.Start();
        var page = await host.GetAsync($"/groups/{owls.Slug}");
        Assert.InRange(sql.Commands.Count, 1, 5);
        Assert.All(names, name => Assert.Contains(name, page.Text, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Where_the_list_is_for_hosts_a_member_sees_nobody_but_themselves(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Protect(ages: null, safetyContact: null, hidesMembers: true));
        var (one, other) = ($"Sedge {RandomId.New()}", $"Alder {RandomId.New()}");
        var member = (await Neighbour.JoinAsync(hub, n => n.In(owls, name: one))).Browser();
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host, other))).Browser();
        var seen = await member.GetAsync($"/groups/{owls.Slug}");
        Assert.Contains(one, seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, seen.Body, StringComparison.Ordinal);
        Assert.Contains(one, (await host.GetAsync($"/groups/{owls.Slug}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_on_two_groups_pages_says_that_two_members_are_one_person(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var (owls, larks) = (await sample.GroupAsync(), await sample.GroupAsync());
        var both = await Neighbour.JoinAsync(hub, n => n.In(owls).In(larks));
        var watcher = await Neighbour.JoinAsync(hub, n => n.In(owls).In(larks));
        var browser = watcher.Browser();
        foreach (var (group, elsewhere) in new[] { (owls, larks), (larks, owls) })
        {
            var page = await browser.GetAsync($"/groups/{group.Slug}");
            Assert.Contains(both.Faces[group.Id].PublicId, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(both.Faces[elsewhere.Id].PublicId, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(both.Person.Id.ToString(), page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(both.Person.Id.ToString("n"), page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(both.Alias, page.Body, StringComparison.Ordinal);
        }
    }
}
