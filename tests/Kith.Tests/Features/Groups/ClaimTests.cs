using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Groups;

public sealed class ClaimTests
{
    [Theory, OnBothDatabases]
    public async Task A_group_from_a_list_goes_to_its_people_once_a_steward_agrees(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var group = await ListedAsync(hub);
        var (hers, his) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        foreach (var neighbour in new[] { hers, his })
            await ClaimAsync(neighbour, group);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var id = await hub.ReadAsync(db =>
            db.GroupClaims.Where(c => c.GroupId == group.Id && c.PersonId == hers.Person.Id)
                .Select(c => c.PublicId)
                .SingleAsync()
        );
        var queue = await steward.GetAsync("/admin/claims");
        Assert.Contains("I open the door.", queue.Text, StringComparison.Ordinal);
        await steward.SubmitAsync(queue, new Dictionary<string, string?> { ["claim"] = id });
        var edit = await hers.Browser().GetAsync($"/groups/{group.Slug}/edit");
        Assert.Equal(HttpStatusCode.OK, edit.Status);
        Assert.False(await hub.ReadAsync(db => db.GroupClaims.AnyAsync(c => c.GroupId == group.Id)));
        var late = await his.Browser().GetAsync($"/groups/{group.Slug}/claim");
        Assert.Contains("has its own people", late.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await his.Browser().GetAsync($"/groups/{group.Slug}/edit")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_its_people_changed_stays_when_the_list_is_read_again(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var shared = Lists.Monday.With(("slug", "others"), ("name", "Others"), ("group", "Others"));
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday, shared));
        var (meetup, _) = await Lists.FindAsync(hub, "monday-owls");
        var group = await hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Id == meetup.GroupId));
        await ClaimAsync(await Neighbour.JoinAsync(hub), group);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var id = await hub.ReadAsync(db => db.GroupClaims.Select(c => c.PublicId).SingleAsync());
        await steward.SubmitAsync(
            await steward.GetAsync("/admin/claims"),
            new Dictionary<string, string?> { ["claim"] = id }
        );
        await hub.WriteAsync(async db =>
        {
            var own = (await db.Meetups.SingleAsync(m => m.Id == meetup.Id)).VenueId;
            var place = await db.Venues.SingleAsync(v => v.Id == own);
            place.Rename("Old Library, side door", "3 Mill Lane", place.Area, place.Precision);
        });
        (string, object?)[] elsewhere = [("location", "New Hall"), ("formatted_address", "9 High Street, Lewes, DE")];
        var again = await Lists.ImportAsync(
            hub,
            Lists.Write(hub, Lists.Monday.With([.. elsewhere, ("time", "20:00")]), shared.With(elsewhere))
        );
        Assert.True(again.Exit == 0, again.Error);
        Assert.Equal(("Old Library, side door", "3 Mill Lane", 1110), await StandsAsync(hub, "monday-owls"));
        Assert.Equal("New Hall", (await StandsAsync(hub, "others")).Name);
        await Lists.ImportAsync(hub, Lists.Write(hub, shared));
        Assert.Equal(("Old Library, side door", "3 Mill Lane", 1110), await StandsAsync(hub, "monday-owls"));
        Assert.Equal(MeetupState.Published, (await Lists.FindAsync(hub, "monday-owls")).Meetup.State);
    }

    private static async Task<(string Name, string? Address, int Minute)> StandsAsync(TestHub hub, string slug)
    {
        var (meetup, _) = await Lists.FindAsync(hub, slug);
        var time = (await Lists.TimesAsync(hub, meetup))[0];
        var venue = await hub.ReadAsync(db => db.Venues.SingleAsync(v => v.Id == meetup.VenueId));
        return (venue.Name, venue.Address, (time.StartsLocal.Hour * 60) + time.StartsLocal.Minute);
    }

    private static async Task<Group> ListedAsync(TestHub hub)
    {
        var feed = Feed.Of("guide", RandomId.New(), "A list", null);
        var group = Group.Start($"larks-{RandomId.New()}", "Larks", hub.Clock.Now).CameFrom(feed.Id, "larks");
        await hub.WriteAsync(db =>
        {
            db.Add(feed);
            db.Add(group);
            return Task.CompletedTask;
        });
        return group;
    }

    private static async Task ClaimAsync(Neighbour neighbour, Group group)
    {
        var browser = neighbour.Browser();
        var form = await browser.GetAsync($"/groups/{group.Slug}/claim");
        var fields = new Dictionary<string, string?> { ["name"] = "Sedge", ["why"] = "I open the door." };
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, fields)).Status);
    }
}
