using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Imports;
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
