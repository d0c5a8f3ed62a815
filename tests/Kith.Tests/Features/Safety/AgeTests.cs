using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Safety;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Safety;

/// <summary>Ways in which a minor and an adult nobody has checked might end up alone, each of them closed.</summary>
public sealed class AgeTests
{
    [Theory, OnBothDatabases]
    public async Task A_minor_joins_no_group_that_is_not_for_minors(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var minor = (await OfAgeAsync(hub, PersonAge.Under16)).Browser();
        foreach (var ages in new AgeBand?[] { null, AgeBand.Adults, AgeBand.From16 })
        {
            var group = await GroupAsync(hub, ages);
            await HostedAsync(hub, group, checkedHosts: 2);
            Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(minor, group)).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_group_for_minors_takes_them_in_and_meets_once_two_checked_adults_host_it(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, AgeBand.Under18);
        var minor = (await OfAgeAsync(hub, PersonAge.From16)).Browser();
        var one = (await HostedAsync(hub, group, checkedHosts: 1))[0].Browser();
        Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(minor, group)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PlanAsync(one, group)).Status);
        await HostedAsync(hub, group, checkedHosts: 1);
        Assert.Equal(HttpStatusCode.SeeOther, (await JoinAsync(minor, group)).Status);
        Assert.NotEqual(HttpStatusCode.Forbidden, (await PlanAsync(one, group)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_adult_nobody_checked_gets_into_no_group_for_minors_also_when_they_say_nothing(
        ProviderKind kind
    )
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, AgeBand.Under18);
        await HostedAsync(hub, group, checkedHosts: 2);
        var silent = (await Neighbour.JoinAsync(hub)).Browser();
        var adult = (await OfAgeAsync(hub, PersonAge.Adult)).Browser();
        Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(silent, group)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(adult, group)).Status);
        // Nor by a change of mind.
        var changed = await SayAsync(adult, PersonAge.From16);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(adult, group)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_minor_writes_to_a_group_is_absent_for_hosts_nobody_checked(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, AgeBand.Family, GroupJoining.Questions);
        var trusted = (await HostedAsync(hub, group, checkedHosts: 2))[0].Browser();
        var host = (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser();
        var minor = (await OfAgeAsync(hub, PersonAge.Under16)).Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await JoinAsync(minor, group)).Status);
        var id = await hub.ReadAsync(db =>
            db.JoinRequests.Where(r => r.GroupId == group.Id).Select(r => r.PublicId).SingleAsync()
        );
        var (path, list) = ($"/groups/{group.Slug}/requests/{id}", $"/groups/{group.Slug}/requests");
        Assert.Equal(HttpStatusCode.OK, (await trusted.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(path)).Status);
        Assert.DoesNotContain(id, (await host.GetAsync(list)).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_who_is_a_minor_reads_nothing_from_an_adult_nobody_checked(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, AgeBand.Family, GroupJoining.Questions);
        var young = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.CoHost).Person.SayAge(PersonAge.From16));
        await JoinAsync((await OfAgeAsync(hub, PersonAge.Adult)).Browser(), group);
        var id = await hub.ReadAsync(db =>
            db.JoinRequests.Where(r => r.GroupId == group.Id).Select(r => r.PublicId).SingleAsync()
        );
        var answer = await young.Browser().GetAsync($"/groups/{group.Slug}/requests/{id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_calls_themselves_a_minor_while_they_sit_among_adults(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, ages: null);
        var member = (await Neighbour.JoinAsync(hub, n => n.In(group))).Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SayAsync(member, PersonAge.Under16)).Status);
        Assert.Equal("/me/settings", (await SayAsync(member, PersonAge.Adult)).Location);
    }

    [Theory, OnBothDatabases]
    public async Task A_group_does_not_turn_into_one_that_its_members_may_not_be_in(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, AgeBand.Adults);
        var host = (await HostedAsync(hub, group, checkedHosts: 2))[0].Browser();
        await Neighbour.JoinAsync(hub, n => n.In(group));
        var edit = await host.GetAsync($"/groups/{group.Slug}/edit");
        var answer = await host.SubmitAsync(edit, SignUpTests.Fields(("Form.Ages", "Under18")));
        Assert.NotEqual(HttpStatusCode.SeeOther, answer.Status);
        var kept = await hub.ReadAsync(db => db.Groups.Where(g => g.Id == group.Id).Select(g => g.Ages).SingleAsync());
        Assert.Equal(AgeBand.Adults, kept);
    }

    [Theory, OnBothDatabases]
    public async Task A_hub_for_adults_keeps_minors_out_of_its_groups(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.WriteAsync(async db => (await db.Hubs.SingleAsync()).Admit(adultsOnly: true));
        var group = await GroupAsync(hub, AgeBand.Family);
        await HostedAsync(hub, group, checkedHosts: 2);
        var minor = (await OfAgeAsync(hub, PersonAge.From16)).Browser();
        Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(minor, group)).Status);
        var silent = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SayAsync(silent, PersonAge.From16)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_minor_begins_no_group_for_adults(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (minor, adult) = (await OfAgeAsync(hub, PersonAge.From16), await OfAgeAsync(hub, PersonAge.Adult));
        var name = $"Owls {RandomId.New()}";
        Assert.NotEqual(HttpStatusCode.SeeOther, (await BeginAsync(minor.Browser(), name)).Status);
        Assert.False(await hub.ReadAsync(db => db.Groups.AnyAsync(g => g.Name == name)));
        Assert.Equal(HttpStatusCode.SeeOther, (await BeginAsync(adult.Browser(), name)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_single_meetup_for_minors_needs_two_checked_adults_too(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await GroupAsync(hub, AgeBand.Adults);
        var host = (await HostedAsync(hub, group, checkedHosts: 1))[0].Browser();
        var planned = await PlannedSeries.SendAsync(host, group, ("Ages", $"{AgeBand.Under18}"));
        Assert.Equal(HttpStatusCode.Forbidden, planned.Status);
        var meetup = await PlannedSeries.SendAsync(host, group);
        Assert.Equal(HttpStatusCode.SeeOther, meetup.Status);
        var form = await host.GetAsync($"{meetup.Response.Headers.Location!.OriginalString}/edit");
        var changed = await host.SubmitAsync(form, SignUpTests.Fields(("Form.Ages", $"{AgeBand.Under18}")));
        Assert.Equal(HttpStatusCode.Forbidden, changed.Status);
    }

    private static async Task<Visit> BeginAsync(TestBrowser browser, string name) =>
        await browser.SubmitAsync(
            await browser.GetAsync("/groups/start/own"),
            SignUpTests.Fields(("Form.Name", name), ("Form.Host", "Tawny"), ("Form.Agreement", "Be kind."))
        );

    private static Task<Group> GroupAsync(TestHub hub, AgeBand? ages, GroupJoining joining = GroupJoining.Open) =>
        new Sample(hub).GroupAsync(more: g => g.Admit(joining).Protect(ages, safetyContact: null, hidesMembers: false));

    private static Task<Neighbour> OfAgeAsync(TestHub hub, PersonAge age) =>
        Neighbour.JoinAsync(hub, n => n.Person.SayAge(age));

    private static async Task<List<Neighbour>> HostedAsync(TestHub hub, Group group, int checkedHosts)
    {
        var hosts = new List<Neighbour>();
        while (hosts.Count < checkedHosts)
        {
            var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host).Person.SayAge(PersonAge.Adult));
            await hub.WriteAsync(db =>
            {
                db.Add(AdultCheck.Of(host.Person.Id, RandomId.New(), hub.Clock.Now));
                return Task.CompletedTask;
            });
            hosts.Add(host);
        }
        return hosts;
    }

    private static async Task<Visit> JoinAsync(TestBrowser browser, Group group) =>
        await browser.SubmitAsync(
            await browser.GetAsync($"/groups/{group.Slug}/membership"),
            SignUpTests.Fields(("name", $"Teasel {RandomId.New()}"))
        );

    private static async Task<Visit> PlanAsync(TestBrowser browser, Group group) =>
        await browser.SubmitAsync(await browser.GetAsync($"/groups/{group.Slug}/meetups/new"), SignUpTests.Fields());

    private static async Task<Visit> SayAsync(TestBrowser browser, PersonAge age) =>
        await browser.SubmitAsync(await browser.GetAsync("/me/age"), SignUpTests.Fields(("age", $"{age}")));
}
