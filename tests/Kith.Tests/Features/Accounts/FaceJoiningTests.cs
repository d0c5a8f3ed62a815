using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Accounts;

/// <summary>
/// Somebody goes by one name in one group and by another in the next. Here a member, a host and a steward try to find out that
/// both are one person.
/// </summary>
public sealed class FaceJoiningTests
{
    private const int MostPages = 120;

    [Theory, OnBothDatabases]
    public async Task Nothing_that_links_two_faces_is_on_any_page_a_member_a_host_or_a_steward_can_walk_to(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        var masked = await Masked.MakeAsync(hub);
        await new Sample(hub).MeetupAsync(group: masked.One);
        await new Sample(hub).MeetupAsync(group: masked.Two);
        var watchers = new[]
        {
            await Neighbour.JoinAsync(hub, n => n.In(masked.One).In(masked.Two)),
            await Neighbour.JoinAsync(hub, n => n.In(masked.One, GroupRole.Host).In(masked.Two, GroupRole.Host)),
            await Neighbour.JoinAsync(
                hub,
                n => n.In(masked.One, GroupRole.Host).In(masked.Two, GroupRole.Host).Stewards()
            ),
        };
        foreach (var watcher in watchers)
        await foreach (var (path, body) in WalkAsync(watcher.Browser(), masked))
        {
            foreach (var secret in masked.Keys)
                Assert.False(body.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{path} shows {secret}");
            var names = masked.Names.Count(name => body.Contains(name, StringComparison.Ordinal));
            Assert.True(names <= 1, $"{path} shows more than one of their names");
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_face_is_found_only_where_it_is_worn(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var masked = await Masked.MakeAsync(hub);
        var host = (await Neighbour.JoinAsync(hub, n => n.In(masked.Two, GroupRole.Host))).Browser();
        var foreign = masked.Face(masked.One).PublicId;
        foreach (var below in new[] { "", "/block", "/remove", "/bar" })
        {
            var there = await host.GetAsync($"/groups/{masked.Two.Slug}/members/{foreign}{below}");
            var absent = await host.GetAsync($"/groups/{masked.Two.Slug}/members/zzzzzzzzzzzz{below}");
            Assert.Equal((HttpStatusCode.NotFound, absent.Body), (there.Status, there.Body));
        }
        var picture = await host.GetAsync($"/faces/{foreign}.svg");
        Assert.Equal(
            (HttpStatusCode.NotFound, (await host.GetAsync("/faces/zzzzzzzzzzzz.svg")).Body),
            (picture.Status, picture.Body)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Pages_about_a_face_take_as_many_commands_whoever_wears_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var masked = await Masked.MakeAsync(hub);
        var plain = await Neighbour.JoinAsync(hub, n => n.In(masked.One, name: "Clover"));
        var host = await Neighbour.JoinAsync(
            hub,
            n => n.In(masked.One, GroupRole.Host).In(masked.Two, GroupRole.Host).Stewards()
        );
        foreach (
            var path in new[]
            {
                $"/groups/{masked.One.Slug}/members/{{0}}",
                $"/groups/{masked.One.Slug}/members/{{0}}/bar",
                "/report?about=face:{0}",
                "/admin/faces/{0}/pause",
            }
        )
        {
            var (one, commands) = await CountAsync(host, path, masked.Face(masked.One));
            var (other, expected) = await CountAsync(host, path, plain.Faces[masked.One.Id]);
            Assert.Equal((other.Status, expected), (one.Status, commands));
            Assert.Equal(
                other.Text,
                one.Text.Replace(masked.Face(masked.One).Name, "Clover", StringComparison.Ordinal)
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_order_of_members_follows_their_names_and_not_who_they_are_or_when_they_came(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var (one, two) = (await sample.GroupAsync(), await sample.GroupAsync());
        foreach (var (here, there) in new[] { ("Moss", "Daisy"), ("Alder", "Willow"), ("Zinnia", "Birch") })
            await Neighbour.JoinAsync(hub, n => n.In(one, name: here).In(two, name: there));
        var watcher = await Neighbour.JoinAsync(hub, n => n.In(one, name: "Yarrow").In(two, name: "Yarrow"));
        Assert.Equal(["Alder", "Moss", "Yarrow", "Zinnia"], await NamesAsync(watcher, one));
        Assert.Equal(["Birch", "Daisy", "Willow", "Yarrow"], await NamesAsync(watcher, two));
    }

    [Theory, OnBothDatabases]
    public async Task Who_comes_back_to_a_group_comes_with_a_new_face(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync(more: g => g.Admit(GroupJoining.Open, 50));
        var wren = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Moss"));
        var belonging = hub.Get<Belonging>();
        await belonging.LeaveAsync(wren.Person.Id, group.Id, default);
        var viewer = Kith.Rules.Viewer.Stranger with { PersonId = wren.Person.Id };
        Assert.Equal(Joined.Done, await belonging.JoinAsync(viewer, group.Id, "Moss", 0, default));
        var face = await hub.ReadAsync(db =>
            db.Faces.SingleAsync(f => f.PersonId == wren.Person.Id && f.GroupId == group.Id)
        );
        Assert.NotEqual(wren.Faces[group.Id].PublicId, face.PublicId);
    }

    [Fact]
    public void A_picture_is_drawn_from_the_public_id_alone()
    {
        var drawn = Kith.Features.Faces.FaceDrawing.Of("abcdefghjkmn");
        Assert.Equal(drawn, Kith.Features.Faces.FaceDrawing.Of("abcdefghjkmn"));
        Assert.NotEqual(drawn, Kith.Features.Faces.FaceDrawing.Of("abcdefghjkmp"));
    }

    private static async IAsyncEnumerable<(string Path, string Body)> WalkAsync(TestBrowser browser, Masked masked)
    {
        var waiting = new Queue<string>([
            "/",
            "/groups",
            "/me",
            "/admin",
            $"/groups/{masked.One.Slug}",
            $"/groups/{masked.Two.Slug}",
        ]);
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        for (var n = 0; n < MostPages && waiting.TryDequeue(out var path); n++)
        {
            var visit = await browser.GetAsync(path);
            if (visit.Status != HttpStatusCode.OK)
                continue;
            yield return (path, visit.Body);
            if (visit.Response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var links = visit
                .Page.QuerySelectorAll("[href],[src]")
                .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!);
            foreach (
                var link in links.Where(l => l.StartsWith('/') && !l.StartsWith("/language", StringComparison.Ordinal))
            )
                if (seen.Add(link.Split('#')[0]))
                    waiting.Enqueue(link.Split('#')[0]);
        }
    }

    private static async Task<IEnumerable<string>> NamesAsync(Neighbour watcher, Group group)
    {
        var page = (await watcher.Browser().GetAsync($"/groups/{group.Slug}")).Page;
        return page.QuerySelectorAll("ul.faces [data-own]").Select(e => e.TextContent).ToList();
    }

    private static async Task<(Visit Visit, int Commands)> CountAsync(Neighbour who, string path, Face face)
    {
        var browser = who.Browser();
        using var sql = SqlCount.Start();
        var visit = await browser.GetAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, path, face.PublicId)
        );
        return (visit, sql.Commands.Count);
    }
}
