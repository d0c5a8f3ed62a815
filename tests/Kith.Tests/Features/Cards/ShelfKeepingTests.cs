using System.Net;
using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Cards;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>Stewards look after the shelf: read through, change, take away, put together; the log says what and why.</summary>
public sealed class ShelfKeepingTests
{
    [Theory, OnBothDatabases]
    public async Task Who_read_a_card_through_and_when_stands_on_it_for_a_year(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var card = await hub.CardAsync("Count the bricks");
        var ada = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        Assert.NotEmpty((await ada.GetAsync("/admin/cards")).Page.QuerySelectorAll("main .badge.alert"));
        await ada.SubmitAsync(
            await ada.GetAsync($"/admin/cards/{card.Slug}/read"),
            Shelved.Field(("by", "Ada, who nurses"))
        );
        var page = await hub.Browser().GetAsync($"/cards/{card.Slug}");
        Assert.Contains("Ada, who nurses", page.Text, StringComparison.Ordinal);
        Assert.Empty((await ada.GetAsync("/admin/cards")).Page.QuerySelectorAll("main .badge.alert"));
        hub.Clock.Move(TimeSpan.FromDays(366));
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        Assert.NotEmpty((await steward.GetAsync("/admin/cards")).Page.QuerySelectorAll("main .badge.alert"));
    }

    [Theory, OnBothDatabases]
    public async Task A_card_is_taken_off_the_shelf_and_put_back_with_a_reason_in_the_log(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var card = await hub.CardAsync("Count the doors");
        var ada = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var kept = hub.Browser();
        Assert.Equal(HttpStatusCode.OK, (await kept.GetAsync($"/cards/{card.Slug}")).Status);
        var form = await ada.GetAsync($"/admin/cards/{card.Slug}/away");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.SubmitAsync(form, Shelved.Field())).Status);
        await ada.SubmitAsync(form, Shelved.Field(("reason", "It made somebody dizzy.")));
        Assert.Equal(HttpStatusCode.NotFound, (await kept.GetAsync($"/cards/{card.Slug}")).Status);
        var log = await hub.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Key == card.Slug));
        Assert.Equal((Deed.CardAway, "It made somebody dizzy."), (log.Deed, log.Reason));
        Assert.Contains(
            "took the card off the shelf",
            (await ada.GetAsync("/admin/log")).Text,
            StringComparison.Ordinal
        );
        await ada.SubmitAsync(
            await ada.GetAsync($"/admin/cards/{card.Slug}/away"),
            Shelved.Field(("reason", "It is put right."))
        );
        Assert.Equal(HttpStatusCode.OK, (await kept.GetAsync($"/cards/{card.Slug}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Words_are_changed_in_one_language_and_facts_in_all(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var card = await hub.CardAsync("Count the fish", spanish: true);
        var ada = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var form = await ada.GetAsync($"/admin/cards/{card.Slug}/edit?in=en");
        var sent = await ada.SubmitAsync(
            form,
            Shelved.Field(
                ("Form.Title", "Count the boats"),
                ("Form.Minutes", "12"),
                ("recording", "https://example.org/boats"),
                ("Form.ReadBy", "The health service"),
                ("Form.IsShipped", "true")
            )
        );
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var english = await hub.Browser().GetAsync($"/cards/{card.Slug}?in=en");
        Assert.Contains("Count the boats", english.Text, StringComparison.Ordinal);
        Assert.Contains("https://example.org/boats", english.Links());
        var spanish = await hub.Browser().GetAsync($"/cards/{card.Slug}?in=es");
        Assert.Contains("Contar tejas", spanish.Text, StringComparison.Ordinal);
        Assert.Contains("about 12 min", spanish.Text, StringComparison.Ordinal);
        var row = await hub.ReadAsync(db => db.Cards.SingleAsync(c => c.Id == card.Id));
        Assert.True(row is { ReadBy: null, IsShipped: false });
        var odd = await ada.SubmitAsync(form, Shelved.Field(("recording", "javascript:alert(1)")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Cards_are_put_together_in_an_order_and_only_those_on_the_shelf(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (one, two) = (await hub.CardAsync("Count one"), await hub.CardAsync("Count two"));
        var away = await hub.CardAsync("Count away", more: c => c.PutAway(hub.Clock.Now));
        var ada = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var begun = await ada.SubmitAsync(
            await ada.GetAsync("/admin/cards/collections"),
            Shelved.Field(("title", "For the train"), ("about", "While it moves."))
        );
        await HoldAsync(ada, begun.Location, two.Slug);
        await HoldAsync(ada, begun.Location, one.Slug, two.Slug, away.Slug, "zzzzzzzzzzzz");
        var slug = begun.Location.Split('/')[^1];
        var page = await hub.Browser().GetAsync($"/cards/collections/{slug}");
        Assert.Equal(
            [$"/cards/{two.Slug}", $"/cards/{one.Slug}"],
            page.Links().Where(l => l.StartsWith("/cards/card-", StringComparison.Ordinal))
        );
        Assert.DoesNotContain("Count away", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync("/cards/collections/zzzz")).Status);
    }

    private static async Task HoldAsync(TestBrowser ada, string path, params string[] cards)
    {
        var form = await ada.GetAsync(path);
        var token = form.Page.QuerySelector("main form input[name=token]")!.GetAttribute("value")!;
        List<KeyValuePair<string, string>> fields =
        [
            new("token", token),
            new("title", "For the train"),
            new("about", "While it moves."),
            .. cards.Select(c => new KeyValuePair<string, string>("cards", c)),
        ];
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.PostAsync(path, fields)).Status);
    }
}
