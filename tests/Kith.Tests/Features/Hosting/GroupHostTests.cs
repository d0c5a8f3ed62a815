using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Hosts and co-hosts open the hosting pages of their group's meetups by being signed in, and nobody else does.</summary>
public sealed class GroupHostTests
{
    [Theory, OnBothDatabases]
    public async Task Hosts_and_co_hosts_see_who_comes_and_enter_somebody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owls = await new Sample(hub).GroupAsync();
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(5), group: owls);
        await hub.ComesAsync(meetup, "Amara");
        var path = $"/hosting/{meetup.Meetup.PublicId}/{meetup.First.PublicId}";
        foreach (var role in new[] { GroupRole.Host, GroupRole.CoHost })
        {
            var browser = (await Neighbour.JoinAsync(hub, n => n.In(owls, role))).Browser();
            Assert.Contains("Amara", (await browser.GetAsync(path)).Text, StringComparison.Ordinal);
            var entered = await browser.SubmitAsync(
                await browser.GetAsync($"{path}/enter"),
                new Dictionary<string, string?> { ["alias"] = $"Bo {role}" }
            );
            Assert.Equal(HttpStatusCode.SeeOther, entered.Status);
            var link = (await browser.GetAsync(meetup.Path)).Page.QuerySelector(
                $"a[href='/hosting/{meetup.Meetup.PublicId}']"
            );
            Assert.NotNull(link);
        }
        Assert.Equal(3, (await hub.RsvpsAsync(meetup)).Count);
        var stranger = await hub.Browser().GetAsync(meetup.Path);
        Assert.Null(stranger.Page.QuerySelector("a[href^='/hosting']"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_finds_anything_there(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var (owls, larks) = (await sample.GroupAsync(), await sample.GroupAsync("Larks"));
        var meetup = await sample.MeetupAsync(group: owls);
        var theirs = await sample.MeetupAsync(group: larks);
        var lone = await sample.MeetupAsync();
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        TestBrowser[] others =
        [
            hub.Browser(),
            (await Neighbour.JoinAsync(hub)).Browser(),
            (await Neighbour.JoinAsync(hub, n => n.In(owls))).Browser(),
            (await Neighbour.JoinAsync(hub, n => n.In(owls).In(larks, GroupRole.Host))).Browser(),
            (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser(),
        ];
        foreach (var browser in others)
        {
            foreach (var page in new[] { "", $"/{meetup.First.PublicId}", $"/{meetup.First.PublicId}/list", "/edit" })
            {
                var visit = await browser.GetAsync($"/hosting/{meetup.Meetup.PublicId}{page}");
                Assert.Equal(HttpStatusCode.NotFound, visit.Status);
            }
        }
        foreach (
            var path in new[]
            {
                $"/hosting/{theirs.Meetup.PublicId}",
                $"/hosting/{lone.Meetup.PublicId}",
                $"/hosting/{meetup.Meetup.PublicId}/{theirs.First.PublicId}",
                $"/hosting/{meetup.Meetup.PublicId}/{theirs.First.PublicId}/following",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(path)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_no_longer_host_or_is_paused_is_out_at_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owls = await new Sample(hub).GroupAsync();
        var meetup = await new Sample(hub).MeetupAsync(group: owls);
        var (left, paused) = (
            await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.CoHost)),
            await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))
        );
        var path = $"/hosting/{meetup.Meetup.PublicId}";
        Assert.Equal(HttpStatusCode.OK, (await left.Browser().GetAsync(path)).Status);
        await hub.WriteAsync(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.PersonId == left.Person.Id)).Become(GroupRole.Member);
            (await db.People.SingleAsync(p => p.Id == paused.Person.Id)).Pause("Ring us", untilUtc: null);
        });
        Assert.Equal(HttpStatusCode.NotFound, (await left.Browser().GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await paused.Browser().GetAsync(path)).Status);
    }
}
