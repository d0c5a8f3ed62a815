using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Who sees what of the board, and how much is asked for it.</summary>
public sealed class BoardTests
{
    [Theory, OnBothDatabases]
    public async Task Strangers_see_only_what_its_owner_opened_and_of_a_need_never_the_line(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync("Hawthorn");
        var open = Helping.Draft("Two seats to the hospital") with { Audience = FavourAudience.Everybody };
        var need = Helping.Draft("A lift after chemo") with { Audience = FavourAudience.Everybody };
        var closed = await hub.PutAsync(owner, draft: Helping.Draft("A spare room"));
        var (offered, needed) = (
            await hub.PutAsync(owner, draft: open),
            await hub.PutAsync(owner, FavourSide.Need, need, once: "Sorrel")
        );
        foreach (var path in new[] { "/neighbours", $"/neighbours/{offered}", $"/neighbours/{needed}" })
        {
            var visit = await hub.Browser().GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, visit.Status);
            foreach (var kept in new[] { "Hawthorn", "Sorrel", "chemo", "spare room" })
                Assert.DoesNotContain(kept, visit.Body, StringComparison.Ordinal);
        }
        await hub.AssertSameAsync($"/neighbours/{closed}", "/neighbours/zzzzzzzzzzzz");
        var member = await (await hub.AdultAsync()).Browser().GetAsync("/neighbours");
        foreach (var shown in new[] { "Hawthorn", "Sorrel", "chemo", "spare room" })
            Assert.Contains(shown, member.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_minor_sees_no_more_than_a_stranger_and_neither_puts_up_nor_answers(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var open = await hub.PutAsync(owner, draft: Helping.Draft() with { Audience = FavourAudience.Everybody });
        var closed = await hub.PutAsync(owner, draft: Helping.Draft("For members"));
        foreach (var age in new PersonAge?[] { PersonAge.From16, PersonAge.Under16 })
        {
            var minor = await hub.AdultAsync(age: age);
            var browser = minor.Browser();
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/neighbours/{closed}")).Status);
            var list = await browser.GetAsync("/neighbours");
            Assert.DoesNotContain("For members", list.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(owner.Alias, list.Body, StringComparison.Ordinal);
            foreach (var path in new[] { "/neighbours/offer", "/neighbours/need", $"/neighbours/{open}/answer" })
                Assert.Empty((await browser.GetAsync(path)).Page.QuerySelectorAll("main form[method=post]"));
            var token = await TokenAsync(hub, browser);
            var forced = await browser.PostAsync(
                $"/neighbours/{open}/answer",
                [token, new("words", "Hello"), new("Naming.As", "hub")]
            );
            Assert.Equal(HttpStatusCode.Forbidden, forced.Status);
            var direct = await hub.Get<TalkBook>().AnswerAsync(minor.Person.Id, open, once: null, "Hello", default);
            Assert.Equal("Neighbours.AdultsOnly", direct.Verdict.Reason);
        }
        Assert.Equal(0, await hub.ReadAsync(db => db.Talks.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_has_not_said_their_age_is_asked_for_it_first(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var somebody = await hub.AdultAsync(age: null);
        var visit = await somebody.Browser().GetAsync("/neighbours/need");
        Assert.Contains("/me/age", visit.Links());
        Assert.Empty(visit.Page.QuerySelectorAll("main form[method=post]"));
    }

    [Theory, OnBothDatabases]
    public async Task The_board_is_narrowed_by_side_kind_part_of_town_and_day(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var area = await new Sample(hub).NeighbourhoodAsync("Old Town");
        var other = await new Sample(hub).NeighbourhoodAsync("Mill End");
        var tuesday = Helping.Draft("Tuesday lift") with { NeighbourhoodId = area.Id, Times = Slots.Of([5]) };
        await hub.PutAsync(owner, draft: tuesday);
        await hub.PutAsync(
            owner,
            FavourSide.Need,
            Helping.Draft("Friday soup", FavourKind.Meal) with
            {
                Times = Slots.Day(4),
                NeighbourhoodId = other.Id,
            }
        );
        await hub.PutAsync(owner, draft: Helping.Draft("Any forms", FavourKind.Forms));
        var browser = (await hub.AdultAsync()).Browser();
        await FindsAsync(browser, "", "Tuesday lift", "Friday soup", "Any forms");
        await FindsAsync(browser, "?side=Need", "Friday soup");
        await FindsAsync(browser, "?kind=Lift", "Tuesday lift");
        await FindsAsync(browser, $"?area={area.Slug}", "Tuesday lift", "Any forms");
        await FindsAsync(browser, "?day=1", "Tuesday lift", "Any forms");
        await FindsAsync(browser, "?day=4&side=Need", "Friday soup");
        await FindsAsync(browser, "?day=99&kind=nonsense&side=%00&area=nowhere&page=-4", "Any forms");
    }

    [Theory, OnBothDatabases]
    public async Task A_list_takes_at_most_four_commands_however_long_it_is(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        for (var n = 0; n < 5; n++)
        {
            var owner = await hub.AdultAsync();
            for (var m = 0; m < 4; m++)
                await hub.PutAsync(owner, draft: Helping.Draft() with { Audience = FavourAudience.Everybody });
        }
        var member = await hub.AdultAsync();
        var mine = await hub.PutAsync(member, FavourSide.Need);
        foreach (var path in new[] { "/neighbours", "/me/neighbours", $"/neighbours/{mine}", "/neighbours/apart" })
            Assert.InRange((await member.Browser().CountAsync(path)).Commands, 1, 4);
        Assert.InRange((await hub.CountAsync("/neighbours")).Commands, 1, 4);
    }

    [Theory, OnBothDatabases]
    public async Task What_rests_is_full_over_or_of_somebody_who_leaves_is_not_on_the_board(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, leaver) = (await hub.AdultAsync(), await hub.AdultAsync());
        var book = hub.Get<FavourBook>();
        var (rests, ended) = (await hub.PutAsync(owner), await hub.PutAsync(owner));
        await book.RestAsync(owner.Person.Id, rests, rests: true, default);
        await book.EndAsync(owner.Person.Id, ended, default);
        var left = await hub.PutAsync(leaver);
        await hub.WriteAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == leaver.Person.Id)).Leave(hub.Clock.Now.AddDays(7))
        );
        var full = await hub.PutAsync(owner);
        var talk = await hub.AnswerAsync(await hub.AdultAsync(), full);
        await hub.Get<TalkBook>().AcceptAsync(owner.Person.Id, talk, default);
        var browser = (await hub.AdultAsync()).Browser();
        foreach (var gone in new[] { rests, ended, left })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/neighbours/{gone}")).Status);
        Assert.Contains("Nothing on the board", (await browser.GetAsync("/neighbours")).Text, StringComparison.Ordinal);
        var seen = await browser.GetAsync($"/neighbours/{full}");
        Assert.DoesNotContain($"/neighbours/{full}/answer", seen.Links());
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_on_the_board_says_which_names_belong_to_one_person(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var masked = await hub.AdultAsync();
        var ids = new List<string> { await hub.PutAsync(masked) };
        foreach (var name in new[] { "Fern of the mill", "Moss of the mill", "Rye of the mill" })
            ids.Add(await hub.PutAsync(masked, once: name));
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        foreach (var browser in new[] { (await hub.AdultAsync()).Browser(), steward.Browser() })
        {
            var list = await browser.GetAsync("/neighbours");
            var shown = list.Page.QuerySelectorAll("main article h3 a").Select(a => a.GetAttribute("href")!);
            Assert.Equal(ids.Order(StringComparer.Ordinal).Select(id => $"/neighbours/{id}"), shown);
            foreach (var id in ids)
            {
                var body = (await browser.GetAsync($"/neighbours/{id}")).Body;
                Assert.DoesNotContain($"{masked.Person.Id}", body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(
                    ids.Where(other => other != id),
                    other => body.Contains(other, StringComparison.Ordinal)
                );
            }
            var members = await browser.GetAsync("/admin/members");
            Assert.DoesNotContain("of the mill", members.Body, StringComparison.Ordinal);
        }
        var days = await hub.ReadAsync(db => db.Favours.Select(f => f.On).ToListAsync());
        Assert.All(days, day => Assert.Equal(TimeSpan.Zero, day.TimeOfDay));
    }

    private static async Task FindsAsync(TestBrowser browser, string query, params string[] lines)
    {
        var visit = await browser.GetAsync($"/neighbours{query}");
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        var found = visit.Page.QuerySelectorAll("main article h3").Select(h => h.TextContent.Trim());
        Assert.Equal(lines.Order(), found.Order());
    }

    private static async Task<KeyValuePair<string, string>> TokenAsync(TestHub hub, TestBrowser browser)
    {
        var form = await browser.GetAsync("/me/age");
        var field = form.Page.QuerySelector("main form input[type=hidden]")!;
        return new(field.GetAttribute("name")!, field.GetAttribute("value")!);
    }
}
