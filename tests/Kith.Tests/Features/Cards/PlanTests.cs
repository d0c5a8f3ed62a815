using System.Net;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>The plan: a member's own list, which nobody else ever sees.</summary>
public sealed class PlanTests
{
    [Theory, OnBothDatabases]
    public async Task What_one_keeps_stands_in_ones_own_order_with_ones_own_notes(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        var (moon, stars) = (await hub.CardAsync("Watch the moon"), await hub.CardAsync("Count the stars"));
        await KeepAsync(wren, moon, "The blue blanket");
        await KeepAsync(wren, stars, "From the roof");
        Assert.Equal(["Watch the moon", "Count the stars"], await TitlesAsync(wren));
        var browser = wren.Browser();
        var page = await browser.GetAsync($"/me/plan/{stars.Slug}");
        Assert.Contains("From the roof", page.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page, Shelved.Field(("place", "1"), ("note", "From the hill")));
        Assert.Equal(["Count the stars", "Watch the moon"], await TitlesAsync(wren));
        var plan = (await wren.Browser().GetAsync("/me/plan")).Text;
        Assert.Contains("From the hill", plan, StringComparison.Ordinal);
        Assert.Contains("The blue blanket", plan, StringComparison.Ordinal);
        await browser.SubmitAsync(await browser.GetAsync($"/me/plan/{stars.Slug}/remove"), Shelved.Field());
        Assert.Equal(["Watch the moon"], await TitlesAsync(wren));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_sees_a_plan_and_what_is_in_another_one_looks_absent(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, other) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var card = await hub.CardAsync("Watch the tide");
        await KeepAsync(wren, card, "My sister’s door");
        foreach (var who in new[] { other, steward })
        {
            var plan = await who.Browser().GetAsync("/me/plan");
            Assert.DoesNotContain("Watch the tide", plan.Body, StringComparison.Ordinal);
            foreach (var ending in new[] { "", "/remove" })
            {
                var hidden = await who.Browser().CountAsync($"/me/plan/{card.Slug}{ending}");
                var absent = await who.Browser().CountAsync($"/me/plan/zzzzzzzzzzzz{ending}");
                Assert.Equal(HttpStatusCode.NotFound, hidden.Visit.Status);
                Assert.Equal(absent.Visit.Body, hidden.Visit.Body);
                Assert.Equal(absent.Commands, hidden.Commands);
            }
        }
        var everywhere = new[] { "/admin", "/admin/cards", $"/cards/{card.Slug}", $"/admin/cards/{card.Slug}/edit" };
        foreach (var path in everywhere)
            Assert.DoesNotContain("sister", (await steward.Browser().GetAsync(path)).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_alone_tells_neither_which_cards_nor_which_notes(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        var card = await hub.CardAsync("Watch the fire");
        await KeepAsync(wren, card, "The green cup");
        var row = await hub.ReadAsync(db => db.Plans.SingleAsync(p => p.PersonId == wren.Person.Id));
        Assert.DoesNotContain("green cup", row.Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Slug, row.Sealed, StringComparison.Ordinal);
        Assert.Equal(["Id", "PersonId", "Sealed"], typeof(Plan).GetProperties().Select(p => p.Name).Order());
        Assert.Equal("The green cup", Assert.Single(row.Read(hub.Get<Secrets>())).Note);
    }

    [Theory, OnBothDatabases]
    public async Task Many_at_once_lose_nothing_and_a_plan_stays_short(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        var book = hub.Get<PlanBook>();
        var kept = await Task.WhenAll(
            Enumerable
                .Range(0, Plan.MostLines + 5)
                .Select(n => book.KeepAsync(wren.Person.Id, new($"card-{n}", $"Card {n}", Long(n)), default))
        );
        Assert.Equal(Plan.MostLines, kept.Count(k => k.IsAllowed));
        var row = await hub.ReadAsync(db => db.Plans.SingleAsync(p => p.PersonId == wren.Person.Id));
        Assert.Equal(Plan.MostLines, row.Read(hub.Get<Secrets>()).Select(l => l.Card).Distinct().Count());
        var card = await hub.CardAsync();
        var full = await KeepAsync(wren, card, note: null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_card_off_the_shelf_is_named_as_it_was_and_shows_no_words(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        var card = await hub.CardAsync("Watch the snow");
        await KeepAsync(wren, card, "Later");
        await hub.WriteAsync(async db => (await db.Cards.SingleAsync(c => c.Slug == card.Slug)).PutAway(hub.Clock.Now));
        var plan = await wren.Browser().GetAsync("/me/plan");
        Assert.Contains("Watch the snow", plan.Text, StringComparison.Ordinal);
        Assert.Contains("not on the shelf", plan.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/cards/{card.Slug}", plan.Links());
        Assert.Equal(HttpStatusCode.NotFound, (await wren.Browser().GetAsync($"/cards/{card.Slug}/keep")).Status);
        var browser = wren.Browser();
        await browser.SubmitAsync(await browser.GetAsync($"/me/plan/{card.Slug}/remove"), Shelved.Field());
        Assert.Empty(await TitlesAsync(wren));
    }

    [Theory, OnBothDatabases]
    public async Task It_goes_with_the_account(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        await KeepAsync(wren, await hub.CardAsync(), "Mine");
        await hub.WriteAsync(db => db.People.Where(p => p.Id == wren.Person.Id).ExecuteDeleteAsync());
        Assert.False(await hub.ReadAsync(db => db.Plans.AnyAsync(p => p.PersonId == wren.Person.Id)));
    }

    [Fact]
    public async Task Everything_of_mine_holds_the_plan_with_its_notes_and_nobody_elses()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (wren, other) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        await KeepAsync(wren, await hub.CardAsync("Watch the rain"), "Warm socks");
        await KeepAsync(other, await hub.CardAsync("Watch the wind"), "Cold tea");
        await using var scope = hub.Scope();
        var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<AppDb>(
            scope.ServiceProvider
        );
        var viewer = new ViewerDb(db, Kith.Rules.Viewer.Stranger with { PersonId = wren.Person.Id }, null, null);
        var part = Kith.Features.Me.OwnPart.All.Single(p => p.Entity == typeof(Plan));
        var all = System.Text.Json.JsonSerializer.Serialize(await part.Read(viewer, hub.Get<Secrets>()));
        Assert.Contains("Watch the rain", all, StringComparison.Ordinal);
        Assert.Contains("Warm socks", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Cold tea", all, StringComparison.Ordinal);
    }

    // The longest notes there can be, in signs that take the most room.
    private static string Long(int n) => string.Concat(Enumerable.Repeat("😀", (Plan.LongestNote / 2) - 2)) + $"{n:00}";

    private static async Task<Visit> KeepAsync(Neighbour who, Card card, string? note)
    {
        var browser = who.Browser();
        var page = await browser.GetAsync($"/cards/{card.Slug}/keep");
        return await browser.SubmitAsync(page, Shelved.Field(("note", note ?? "")));
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Neighbour who) =>
        [
            .. (await who.Browser().GetAsync("/me/plan"))
                .Page.QuerySelectorAll("ol.agenda > li")
                .Select(li => li.QuerySelector("a, strong")!.TextContent.Trim()),
        ];
}
