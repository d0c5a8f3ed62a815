using System.Net;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>The shelf: found by how it is, in plain words, by anybody, and without a trace.</summary>
public sealed class ShelfTests
{
    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_a_card_by_how_it_is_and_reads_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var card = await hub.CardAsync("Look at the moon");
        var shelf = await hub.Browser().GetAsync("/cards");
        Assert.Contains("I can’t sleep", shelf.Text, StringComparison.Ordinal);
        var night = await hub.Browser().GetAsync("/cards/now/night");
        Assert.Contains($"/cards/{card.Slug}", night.Links());
        Assert.DoesNotContain($"/cards/{card.Slug}", (await hub.Browser().GetAsync("/cards/now/heat")).Links());
        var page = await hub.Browser().GetAsync($"/cards/{card.Slug}");
        Assert.Equal(2, page.Page.QuerySelectorAll("main ol li").Length);
        Assert.Contains("/help-now", page.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Contains("https://example.org/source", page.Links());
    }

    [Theory, OnBothDatabases]
    public async Task A_card_off_the_shelf_looks_absent_to_the_byte_for_strangers_members_and_stewards(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var away = await hub.CardAsync("Hidden words", more: c => c.PutAway(hub.Clock.Now));
        var member = (await Neighbour.JoinAsync(hub)).Browser();
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        foreach (var browser in new[] { hub.Browser(), member, steward })
        foreach (var ending in new[] { "", "/aloud", "/helped", "?in=en" })
        {
            var absent = await browser.CountAsync($"/cards/zzzzzzzzzzzz{ending}");
            var hidden = await browser.CountAsync($"/cards/{away.Slug}{ending}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.Visit.Status);
            Assert.Equal(absent.Visit.Body, hidden.Visit.Body);
            Assert.Equal(absent.Commands, hidden.Commands);
        }
        foreach (var list in new[] { "/cards", "/cards/now/night", "/cards?q=hidden" })
            Assert.DoesNotContain("Hidden words", (await hub.Browser().GetAsync(list)).Body, StringComparison.Ordinal);
        var report = await hub.Browser().GetAsync($"/report?about=card:{away.Slug}");
        Assert.DoesNotContain("Hidden words", report.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Words_are_found_also_those_that_stand_on_no_card(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var card = await hub.CardAsync("Count the chimneys");
        foreach (var words in new[] { "chimney", "COUNT the", "insomnia", "can't sleep chimneys" })
        {
            var found = await hub.Browser().GetAsync($"/cards?q={Uri.EscapeDataString(words)}");
            Assert.Equal(words != "can't sleep chimneys", found.Links().Contains($"/cards/{card.Slug}"));
        }
        var odd = await hub.Browser().GetAsync("/cards?q=%25_%27%22%5B%00");
        Assert.NotEqual(HttpStatusCode.InternalServerError, odd.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_card_speaks_the_readers_language_or_the_one_it_has(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (both, english) = (await hub.CardAsync(spanish: true), await hub.CardAsync("Only in English"));
        var browser = hub.Browser();
        browser.Headers["Accept-Language"] = "es";
        Assert.Contains("Contar tejas", (await browser.GetAsync($"/cards/{both.Slug}")).Text, StringComparison.Ordinal);
        var other = await browser.GetAsync($"/cards/{english.Slug}");
        Assert.Equal("en", other.Page.QuerySelector("h1")!.GetAttribute("lang"));
        var asked = await hub.Browser().GetAsync($"/cards/{both.Slug}?in=es");
        Assert.Contains("Contar tejas", asked.Text, StringComparison.Ordinal);
        var night = await hub.Browser().GetAsync("/cards/now/night");
        Assert.Single(night.Links(), l => l == $"/cards/{both.Slug}");
    }

    [Theory, OnBothDatabases]
    public async Task Reading_cards_while_signed_in_writes_nothing(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (card, browser) = (await hub.CardAsync(), (await Neighbour.JoinAsync(hub)).Browser());
        await browser.GetAsync($"/cards/{card.Slug}");
        using var sql = SqlCount.Start();
        foreach (var path in new[] { "/cards", "/cards/now/night", $"/cards/{card.Slug}", $"/cards/{card.Slug}/aloud" })
            await browser.GetAsync(path);
        Assert.NotEmpty(sql.Commands);
        Assert.DoesNotContain(
            sql.Commands,
            c =>
                c.Contains("INSERT", StringComparison.OrdinalIgnoreCase)
                || c.Contains("UPDATE ", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task The_tab_says_nothing_of_how_it_is()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        foreach (var feel in CardCodes.Feels)
        {
            var page = (await hub.Browser().GetAsync($"/cards/now/{feel}")).Page;
            Assert.Equal("Cards – Riverside Kith", page.Title);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync("/cards/now/zzz")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Anybody_reports_a_card_and_stewards_read_which(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (card, browser) = (await hub.CardAsync("Count the gulls"), hub.Browser());
        var link = (await browser.GetAsync($"/cards/{card.Slug}"))
            .Links()
            .Single(l => l.StartsWith("/report?", StringComparison.Ordinal));
        var form = await browser.GetAsync(link);
        Assert.Contains("Count the gulls", form.Text, StringComparison.Ordinal);
        var sent = await browser.SubmitAsync(form, Shelved.Field(("kind", "Wrong"), ("what", "It made it worse.")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.True(await hub.ReadAsync(db => db.Reports.AnyAsync(r => r.AboutKey == card.Slug)));
    }
}
