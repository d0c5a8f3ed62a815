using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Moving;
using Kith.Features.Places;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Moving.Files;

namespace Kith.Tests.Features.Moving;

/// <summary>A group moves from one hub to another, and what must never move with it.</summary>
public sealed class MovingTests
{
    [Theory, OnBothDatabases]
    public async Task A_group_that_moves_and_moves_on_is_the_same_but_for_its_address_and_people(ProviderKind kind)
    {
        await using var home = await TestHub.StartAsync(kind);
        await using var away = await TestHub.StartAsync(kind);
        var (_, slug) = await LivelyAsync(home);
        var host = await HostOfAsync(home, slug);
        var file = await SaveAsync(host, slug);
        var brought = await BringAsync((await Neighbour.JoinAsync(away)).Browser(), Encoding.UTF8.GetBytes(file));
        Assert.Equal(HttpStatusCode.OK, brought.Status);
        var arrived = await away.ReadAsync(db => db.Groups.SingleAsync());
        Assert.Null(arrived.WelcomedAt);
        var again = await SaveAsync(await HostOfAsync(away, arrived.Slug), arrived.Slug);
        Assert.Equal(Bare(file), Bare(again));
        Assert.Equal(
            1,
            await away.ReadAsync(db => db.Memberships.CountAsync(m => m.Role == GroupRole.Host && m.AgreedVersion == 2))
        );
        var days = await away.ReadAsync(db =>
            db.Occurrences.Where(o => o.State != OccurrenceState.Planned).ToListAsync()
        );
        Assert.Equal(2, days.Count);
        Assert.All(days, d => Assert.False(d.Listed));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_travels_who_did_not_say_so_wherever_their_name_was_written(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (group, slug) = await LivelyAsync(hub);
        var stays = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Wren Oakley"), alias: "Hidden Hazel");
        var goes = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Fern"), alias: "Other Face");
        await hub.WriteAsync(async db =>
        {
            var known = await db.Groups.SingleAsync(g => g.Id == group.Id);
            known.Describe(
                "Ask Wren Oakley, or Fern. Wren Oakleys are welcome.",
                "Friends of Wren Oakley",
                "en",
                null,
                null
            );
            known.Protect(null, "Wren Oakley, 07700 900123", hidesMembers: false);
            var meetup = await db.Meetups.FirstAsync(m => m.GroupId == group.Id);
            meetup.Welcome("Wren Oakley", "Wren Oakley in the green hat", "Wren Oakley opens.");
        });
        var host = await HostOfAsync(hub, slug);
        Assert.DoesNotContain("Fern", Members(await SaveAsync(host, slug)));
        var own = goes.Browser();
        var form = await own.GetAsync($"/groups/{slug}/travel");
        await own.SubmitAsync(form, Fields(("travels", "true"), ("PersonId", $"{stays.Person.Id}")));
        var file = await SaveAsync(host, slug);
        Assert.Equal(["Fern"], Members(file));
        Assert.Contains("Ask …, or Fern. Wren Oakleys are welcome.", file, StringComparison.Ordinal);
        foreach (
            var kept in new[] { "Wren Oakley,", "Oakley o", "Hazel", "Other Face", "07700", "green hat", "Teasel" }
        )
            Assert.DoesNotContain(kept, file, StringComparison.OrdinalIgnoreCase);
        foreach (var one in new[] { stays, goes })
        {
            foreach (var key in new[] { $"{one.Person.Id}", one.Faces[group.Id].PublicId, $"{one.Faces[group.Id].Id}" })
                Assert.DoesNotContain(key, file, StringComparison.OrdinalIgnoreCase);
        }
        await own.SubmitAsync(form, Fields(("travels", null)));
        Assert.Empty(Members(await SaveAsync(host, slug)));
    }

    [Theory, OnBothDatabases]
    public async Task What_people_asked_answered_and_reported_stays(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (group, slug) = await LivelyAsync(hub);
        const string secret = "alone since March";
        var asks = (await Neighbour.JoinAsync(hub)).Browser();
        var form = await asks.GetAsync($"/groups/{slug}/membership");
        var told = Fields(("name", "Larkspur"), ("answer", secret), ("agreed", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, (await asks.SubmitAsync(form, told)).Status);
        var occurrence = await hub.ReadAsync(db =>
            db.Occurrences.Where(o => o.Open && o.VenueId != null).Select(o => o.PublicId).FirstAsync()
        );
        var come = await asks.GetAsync($"/meetups/{occurrence}/coming");
        await asks.SubmitAsync(come, Fields(("alias", "Larkspur"), ("needs", secret)));
        var file = await SaveAsync(await HostOfAsync(hub, slug), slug);
        foreach (var kept in new[] { "Larkspur", "March", $"{group.Id}" })
            Assert.DoesNotContain(kept, file, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_host_saves_the_file(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(visibility: GroupVisibility.Hidden);
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var form = await host.GetAsync($"/groups/{owls.Slug}/move");
        var token = form.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        foreach (var role in new[] { GroupRole.CoHost, GroupRole.Member })
        {
            var other = (await Neighbour.JoinAsync(hub, n => n.In(owls, role))).Browser();
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/groups/{owls.Slug}/move")).Status);
            var tried = await other.PostAsync($"/groups/{owls.Slug}/move", [new("token", token)]);
            Assert.Equal(HttpStatusCode.Forbidden, tried.Status);
        }
        var stranger = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/groups/{owls.Slug}/move")).Status);
        Assert.True((await host.SubmitAsync(form, Fields())).Response.Headers.CacheControl!.NoStore);
    }

    /// <summary>A group with all there can be to it; its host is called Teasel and did not say that their name travels.</summary>
    private static async Task<(Group Group, string Slug)> LivelyAsync(TestHub hub)
    {
        var sample = new Sample(hub);
        var group = await sample.GroupAsync(more: g =>
            g.Admit(GroupJoining.Questions, 40)
                .Ask("What brings you here?")
                .Describe("We talk at night.", "Night workers", "en es", Led.Peers, "020 7946 0123")
        );
        var hall = await sample.VenueAsync(Precision.ToldByHost);
        var weekly = await sample.MeetupAsync(
            m => m.Seats(12).Online(null, null, LinkShown.ByHost).SeatsBy([new(0, "talk", 4)]),
            hall,
            group,
            times: 5
        );
        var library = await sample.VenueAsync(more: v => v.Rename("Old Library", "4 Mill Lane", null, Precision.Exact));
        await sample.MeetupAsync(
            m => m.Describe("Art hour", null, "art", "").Admits(true, "Do you need a lift?").Draft(),
            group: group
        );
        await sample.MeetupAsync(
            m => m.Describe("Walk", "Along the lock.", "walk", "en").Pause("Too icy."),
            group: group
        );
        await hub.WriteAsync(async db =>
        {
            var known = await db.Groups.SingleAsync(g => g.Id == group.Id);
            db.Add(known.Agree("Be kind.", hub.Clock.Now.AddDays(-9)));
            db.Add(known.Agree("Be kind. What is said here stays here.", hub.Clock.Now.AddDays(-1)));
            db.Add(
                Kith.Features.Formats.GroupFormat.Of(group.Id, "talking-circle", "Tea, a round, tea.", hub.Clock.Now)
            );
            var times = await db
                .Occurrences.Where(o => o.MeetupId == weekly.Meetup.Id)
                .OrderBy(o => o.StartsAt)
                .ToListAsync();
            var to = times[1].StartsLocal.AddDays(1);
            times[1]
                .Move(
                    (to, times[1].StartsAt.AddDays(1), times[1].StartsAt.AddDays(1).AddMinutes(60)),
                    library.Id,
                    "The hall is let."
                );
            times[2].Cancel("A holiday.");
            times[3].Seat(4);
        });
        return (group, group.Slug);
    }

    private static async Task<TestBrowser> HostOfAsync(TestHub hub, string slug)
    {
        var group = await hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Slug == slug));
        return (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser();
    }

    private static async Task<string> SaveAsync(TestBrowser host, string slug)
    {
        var saved = await host.SubmitAsync(await host.GetAsync($"/groups/{slug}/move"), Fields());
        Assert.Equal("application/json", saved.Response.Content.Headers.ContentType!.MediaType);
        return saved.Body;
    }

    private static IEnumerable<string> Members(string file) =>
        JsonNode.Parse(file)!["members"]!.AsArray().Select(m => m!["name"]!.GetValue<string>());

    private static string Bare(string file)
    {
        var json = JsonNode.Parse(file)!;
        json["members"] = null;
        json["group"]!["slug"] = null;
        return json.ToJsonString();
    }
}
