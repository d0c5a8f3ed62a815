using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Moving;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Moving.Files;

namespace Kith.Tests.Features.Moving;

/// <summary>A group arrives from a file: all of it once, or nothing.</summary>
public sealed class ArrivingTests
{
    [Theory, OnBothDatabases]
    public async Task Whoever_belonged_to_it_gets_an_invitation_that_lets_one_person_in_and_is_no_member_before(
        ProviderKind kind
    )
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var name = New();
        var brought = await BringAsync((await Neighbour.JoinAsync(hub)).Browser(), Bytes(Owls(name)));
        var links = brought
            .Page.QuerySelectorAll("[data-invitation]")
            .Select(c => new Uri(c.TextContent).AbsolutePath)
            .ToList();
        Assert.Equal(2, links.Count);
        var group = await hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Name == name));
        Assert.Equal(1, await hub.ReadAsync(db => db.Memberships.CountAsync(m => m.GroupId == group.Id)));
        Assert.False(await hub.ReadAsync(db => db.Faces.AnyAsync(f => f.GroupId == group.Id && f.Name == "Sedge")));
        var sedge = (await Neighbour.JoinAsync(hub)).Browser();
        var form = await sedge.GetAsync(links[0]);
        await sedge.SubmitAsync(form, Fields(("name", "Sedge"), ("agreed", "true")));
        var role = await hub.ReadAsync(db =>
            db.Memberships.Where(m => m.GroupId == group.Id && m.Role != GroupRole.Host)
                .Select(m => m.Role)
                .SingleAsync()
        );
        Assert.Equal(GroupRole.Newcomer, role);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(links[0])).Status);
        Assert.Equal("no-store", brought.Response.Headers.CacheControl!.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task The_same_file_makes_one_group_however_many_send_it_at_once(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (name, people) = (New(), new List<TestBrowser>());
        for (var n = 0; n < 4; n++)
            people.Add((await Neighbour.JoinAsync(hub)).Browser());
        var file = Bytes(Owls(name));
        var answers = await Task.WhenAll(people.Select(p => BringAsync(p, file)));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Contains(
            "here already",
            answers.First(a => a.Status == HttpStatusCode.Conflict).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await hub.ReadAsync(db => db.Groups.CountAsync(g => g.Name == name)));
        Assert.Equal(
            1,
            await hub.ReadAsync(db =>
                db.Meetups.CountAsync(m => m.GroupId != null && db.Groups.Any(g => g.Id == m.GroupId && g.Name == name))
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task Looking_first_and_being_refused_leave_nothing_behind(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var neighbour = await Neighbour.JoinAsync(hub);
        var looked = await BringAsync(neighbour.Browser(), Bytes(Owls()), "?handler=look");
        Assert.Contains("Night Owls can come here", looked.Text, StringComparison.Ordinal);
        Assert.Empty(looked.Page.QuerySelectorAll("[data-invitation]"));
        var odd = await BringAsync(
            neighbour.Browser(),
            Bytes(Owls(), json => json["meetups"]![0]!["rule"] = "FREQ=OFTEN")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.Status);
        Assert.Contains("meetups[0].rule: This is no rule", odd.Text, StringComparison.Ordinal);
        Assert.Contains("Tawny", odd.Body, StringComparison.Ordinal);
        var young = await BringAsync(neighbour.Browser(), Bytes(Owls(), json => json["group"]!["ages"] = "under18"));
        Assert.Equal(HttpStatusCode.Conflict, young.Status);
        Assert.Equal(0, await hub.ReadAsync(db => db.Groups.CountAsync()));
        Assert.Equal(0, await hub.ReadAsync(db => db.GroupLinks.CountAsync()));
        Assert.Equal(0, await hub.ReadAsync(db => db.Venues.CountAsync()));
        Assert.Equal(0, await hub.ReadAsync(db => db.GroupMarks.CountAsync()));
        for (var n = 0; n < 3; n++)
            Assert.Equal(HttpStatusCode.OK, (await BringAsync(neighbour.Browser(), Bytes(Owls()))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await BringAsync(neighbour.Browser(), Bytes(Owls()))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_does_not_fit_here_is_told_and_the_rest_comes(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        await sample.NeighbourhoodAsync("Lock Side");
        var file = Owls() with
        {
            Group = Owls().Group with { Slug = "night-owls", Neighbourhood = "Elsewhere" },
            Meetups =
            [
                Owls().Meetups[0] with
                {
                    Title = "Long over",
                    Rule = null,
                    Starts = new(2026, 1, 5, 19, 0, 0),
                },
                Owls().Meetups[0] with
                {
                    Rule = "FREQ=WEEKLY",
                    Starts = Thursday.AddDays(-70),
                    Days =
                    [
                        new()
                        {
                            On = Thursday.AddDays(-7),
                            State = OccurrenceState.Moved,
                            Starts = Thursday.AddDays(1),
                        },
                        new() { On = Thursday.AddDays(2), State = OccurrenceState.Cancelled },
                        new()
                        {
                            On = Thursday.AddDays(7),
                            State = OccurrenceState.Cancelled,
                            Reason = "A holiday.",
                        },
                    ],
                },
            ],
        };
        await hub.WriteAsync(db =>
        {
            db.Add(Group.Start("night-owls", "Others", hub.Clock.Now));
            return Task.CompletedTask;
        });
        var brought = await BringAsync((await Neighbour.JoinAsync(hub)).Browser(), Bytes(file));
        Assert.Equal(HttpStatusCode.OK, brought.Status);
        foreach (
            var told in new[]
            {
                "/groups/night-owls-2",
                "part of town called Elsewhere",
                "“Long over” is over",
                "2026-11-28",
            }
        )
            Assert.Contains(told, brought.Text, StringComparison.Ordinal);
        var moved = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.State == OccurrenceState.Moved));
        Assert.Equal((Thursday.AddDays(-7), Thursday.AddDays(1)), (moved.OriginalLocal, moved.StartsLocal));
        Assert.Equal(
            "A holiday.",
            (await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.State == OccurrenceState.Cancelled))).Reason
        );
        Assert.Equal(1, await hub.ReadAsync(db => db.Meetups.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_new_begins_no_more_groups_by_files_than_by_hand(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var neighbour = await Neighbour.JoinAsync(hub);
        await hub.WriteAsync(db =>
            db.People.Where(p => p.Id == neighbour.Person.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.JoinedOn, hub.Clock.Now.Date))
        );
        await BringAsync(neighbour.Browser(), Bytes(Owls(New())), "?handler=look");
        Assert.Equal(HttpStatusCode.OK, (await BringAsync(neighbour.Browser(), Bytes(Owls(New())))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await BringAsync(neighbour.Browser(), Bytes(Owls(New())))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_group_that_is_over_can_come_home_again(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (name, neighbour) = (New(), await Neighbour.JoinAsync(hub));
        var file = Bytes(Owls(name));
        await BringAsync(neighbour.Browser(), file);
        await hub.WriteAsync(async db =>
            (await db.Groups.SingleAsync(g => g.Name == name)).SayGoodbye("Thank you all.", faceId: null, hub.Clock.Now)
        );
        Assert.Equal(HttpStatusCode.OK, (await BringAsync(neighbour.Browser(), file)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await BringAsync(neighbour.Browser(), file)).Status);
    }

    private static string New() => $"Moths {RandomId.New()}";
}
