using System.Net;
using Kith.Data;
using Kith.Features.Wishes;
using Kith.Mail;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Wishes;

/// <summary>When enough people wish for the same, one of them starts the group and the others are invited, unknown to each other.</summary>
public sealed class WishBeginTests
{
    [Theory, OnBothDatabases]
    public async Task Whoever_wished_along_is_invited_when_one_of_them_starts_the_group(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wish, members, guests) = await WishedAsync(hub, members: 2, guests: 3);
        var (starts, other) = (members[0].Browser(), members[1].Browser());
        Assert.Contains($"/groups/start?wish={wish}", (await starts.GetAsync($"/wishes/{wish}/join")).Links());
        Assert.Contains(
            $"/groups/start/own?wish={wish}",
            (await starts.GetAsync($"/groups/start?wish={wish}")).Links()
        );
        var begun = await StartAsync(starts, wish);
        Assert.Equal(HttpStatusCode.SeeOther, begun.Status);
        Assert.DoesNotContain("A night walk", (await hub.Browser().GetAsync("/wishes")).Body, StringComparison.Ordinal);
        var inbox = await other.GetAsync("/me/inbox");
        Assert.Contains("Something you wished for begins", inbox.Text, StringComparison.Ordinal);
        await JoinByAsync(hub, await InvitationAsync(other, inbox.Links().First()), other);
        var guest = await InvitationAsync(hub.Browser(), $"/wishes/mine/{guests[0]}");
        await JoinByAsync(hub, guest, (await Neighbour.JoinAsync(hub)).Browser());
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(guest)).Status);
        Assert.Equal(3, await hub.ReadAsync(db => db.Memberships.CountAsync()));
        Assert.Equal(4, await hub.ReadAsync(db => db.GroupLinks.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_learns_who_the_others_are(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wish, members, guests) = await WishedAsync(hub, members: 2, guests: 3);
        var starts = members[0].Browser();
        var begun = await StartAsync(starts, wish);
        var group = begun.Location.Split('/')[2];
        var looks = new List<Visit>();
        foreach (
            var path in new[]
            {
                $"/groups/{group}",
                $"/groups/{group}/invitations",
                $"/groups/{group}/people",
                $"/wishes/{wish}/join",
            }
        )
            looks.Add(await starts.GetAsync(path));
        looks.Add(await hub.Browser().GetAsync($"/wishes/mine/{guests[0]}"));
        looks.Add(await members[1].Browser().GetAsync($"/wishes/{wish}/join"));
        Assert.All(looks, look => Assert.Equal(HttpStatusCode.OK, look.Status));
        Assert.All(looks, look => Assert.DoesNotContain("Secret", look.Body, StringComparison.Ordinal));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await Neighbour.JoinAsync(hub)).Browser().GetAsync($"/wishes/{wish}/join")).Status
        );
        var links = await hub.ReadAsync(db => db.GroupLinks.Select(l => l.SecretHash).ToListAsync());
        Assert.DoesNotContain(links, hash => guests.Any(key => hash == Kith.Web.Secrets.Hash(key)));
    }

    [Theory, OnBothDatabases]
    public async Task However_many_start_at_once_one_group_begins_and_nobody_is_invited_twice(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wish, members, _) = await WishedAsync(hub, members: 5, guests: 2);
        var answers = await Task.WhenAll(members.Select(m => StartAsync(m.Browser(), wish)));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.SeeOther));
        Assert.Equal(1, await hub.ReadAsync(db => db.Groups.CountAsync()));
        Assert.Equal(6, await hub.ReadAsync(db => db.GroupLinks.CountAsync()));
        Assert.Equal(4, await hub.ReadAsync(db => db.InboxLines.CountAsync(l => l.Kind == LetterKind.WishBegun)));
    }

    [Theory, OnBothDatabases]
    public async Task Only_who_wishes_along_starts_it_and_only_when_enough_do(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wish, members, guests) = await WishedAsync(hub, members: 1, guests: 3);
        var one = members[0].Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await one.GetAsync($"/groups/start/own?wish={wish}")).Status);
        await hub.Get<WishBook>().JoinAsync(wish, "Fern", contact: null, personId: null, default);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync($"/groups/start/own?wish={wish}")).Status);
        var late = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await late.GetAsync($"/groups/start/own?wish={wish}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await late.GetAsync("/groups/start/own?wish=zzzzzzzzzzzz")).Status);
        var mine = await late.GetAsync($"/wishes/mine/{guests[0]}");
        var own = await late.SubmitAsync(mine, Fields(), "form[action*=own]");
        Assert.Equal($"/groups/start?wish={wish}", own.Location);
        Assert.Equal(HttpStatusCode.SeeOther, (await StartAsync(late, wish)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await one.GetAsync($"/groups/start/own?wish={wish}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Five_are_five_people_and_somebody_new_does_not_wish_without_end(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wish, members, _) = await WishedAsync(hub, members: 1, guests: 0);
        await hub.Get<WishBook>().JoinAsync(wish, "Again", contact: null, members[0].Person.Id, default);
        Assert.Equal(1, await hub.ReadAsync(db => db.WishJoins.CountAsync()));
        var lately = await Neighbour.JoinAsync(hub);
        await hub.WriteAsync(db =>
            db.People.Where(p => p.Id == lately.Person.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.JoinedOn, hub.Clock.Now.Date))
        );
        var browser = lately.Browser();
        var form = await browser.GetAsync("/wishes/new");
        for (var n = 0; n < NewcomerRules.Wishes; n++)
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, Fields(("what", "Tea")))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(form, Fields(("what", "Tea")))).Status);
        var join = await browser.GetAsync($"/wishes/{wish}/join");
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await browser.SubmitAsync(join, Fields(("alias", "Fern")))).Status
        );
    }

    [Theory, OnBothDatabases]
    public async Task Who_wished_along_is_erased_a_month_after_it_began_and_stewards_reach_them_until_then(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wish, members, guests) = await WishedAsync(hub, members: 1, guests: 4);
        await StartAsync(members[0].Browser(), wish);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        Assert.Contains(
            "A group began from this",
            (await steward.GetAsync("/admin/wishes")).Text,
            StringComparison.Ordinal
        );
        hub.Clock.Move(TimeSpan.FromDays(8));
        await hub.RunJobsAsync();
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/wishes/mine/{guests[0]}")).Status);
        hub.Clock.Move(TimeSpan.FromDays(23));
        await hub.RunJobsAsync();
        Assert.Equal(0, await hub.ReadAsync(db => db.WishJoins.CountAsync()));
    }

    private static async Task<(string Wish, List<Neighbour> Members, List<string> Guests)> WishedAsync(
        TestHub hub,
        int members,
        int guests
    )
    {
        var book = hub.Get<WishBook>();
        var wish = await book.MakeAsync("A night walk", more: null, neighbourhoodId: null, default);
        var (people, keys) = (new List<Neighbour>(), new List<string>());
        for (var n = 0; n < members; n++)
        {
            people.Add(await Neighbour.JoinAsync(hub));
            await book.JoinAsync(wish, $"Secret member {n}", contact: null, people[n].Person.Id, default);
        }
        for (var n = 0; n < guests; n++)
            keys.Add((await book.JoinAsync(wish, $"Secret guest {n}", contact: null, personId: null, default))!);
        return (wish, people, keys);
    }

    private static async Task<Visit> StartAsync(TestBrowser browser, string wish)
    {
        var form = await browser.GetAsync($"/groups/start/own?wish={wish}");
        if (form.Status != HttpStatusCode.OK)
            return form;
        return await browser.SubmitAsync(form, Fields(("Form.Host", "Tawny"), ("Form.Agreement", "Be kind.")));
    }

    private static async Task<string> InvitationAsync(TestBrowser browser, string path) =>
        (await browser.GetAsync(path)).Links().Single(l => l.StartsWith("/invited/", StringComparison.Ordinal));

    private static async Task JoinByAsync(TestHub hub, string link, TestBrowser browser)
    {
        var form = await browser.GetAsync(link);
        var joined = await browser.SubmitAsync(form, Fields(("name", $"Sedge {RandomId.New()}"), ("agreed", "true")));
        Assert.Equal(HttpStatusCode.SeeOther, joined.Status);
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
