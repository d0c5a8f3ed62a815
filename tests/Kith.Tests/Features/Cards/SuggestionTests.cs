using System.Net;
using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Cards;
using Kith.Mail;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>What members suggest: read by stewards first, told to nobody whose it was, answered with words.</summary>
public sealed class SuggestionTests
{
    [Theory, OnBothDatabases]
    public async Task It_is_on_no_page_until_a_steward_says_yes_and_then_without_its_author(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, ada) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub, n => n.Stewards()));
        var title = $"Warm stone {RandomId.New()}";
        Assert.Equal("/me/cards", (await Suggesting.SuggestAsync(wren, title)).Location);
        foreach (var path in new[] { "/cards", "/cards/now/grey", $"/cards?q={Uri.EscapeDataString(title)}" })
            Assert.DoesNotContain(
                title,
                (await hub.Browser().GetAsync(path)).Text.Replace($"“{title}”", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        var waiting = await hub.WaitingAsync(wren);
        foreach (var ending in new[] { "", "/aloud", "/helped" })
            await hub.AssertSameAsync($"/cards/{waiting.PublicId}{ending}", $"/cards/zzzzzzzzzzzz{ending}");
        var queue = await ada.Browser().GetAsync("/admin/cards");
        Assert.Contains(title, queue.Text, StringComparison.Ordinal);
        var read = await ada.Browser().GetAsync($"/admin/cards/suggested/{waiting.PublicId}");
        foreach (var page in new[] { queue, read })
            Assert.DoesNotContain(wren.Alias, page.Body, StringComparison.Ordinal);
        var accepted = await Suggesting.AcceptAsync(ada, waiting, ("by", "A steward"), ("words", "Thank you"));
        var card = await hub.Browser().GetAsync(accepted.Location);
        Assert.Contains(title, card.Text, StringComparison.Ordinal);
        Assert.Contains("A steward", card.Text, StringComparison.Ordinal);
        Assert.Contains("From somebody’s own life", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(wren.Alias, card.Body, StringComparison.Ordinal);
        var mine = await wren.Browser().GetAsync("/me/cards");
        Assert.Contains("Thank you", mine.Text, StringComparison.Ordinal);
        Assert.Contains(accepted.Location, mine.Links());
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_but_the_fields_of_the_form_can_be_set(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, ada) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub, n => n.Stewards()));
        (string, string?)[] more =
        [
            ("Form.Slug", "slow-breath"),
            ("Form.IsShipped", "true"),
            ("Form.ReadBy", "The health service"),
            ("Form.ReadOn", "2026-01-01"),
            ("Form.Recording", "https://evil.example/"),
            ("Form.Feels", "everything"),
            ("Outcome", "OnShelf"),
            ("PersonId", $"{ada.Person.Id}"),
            ("recording", "https://evil.example/"),
        ];
        await Suggesting.SuggestAsync(wren, "Over the fence", [.. more]);
        Assert.False(await hub.ReadAsync(db => db.CardSuggestions.AnyAsync(s => s.PersonId == wren.Person.Id)));
        await Suggesting.SuggestAsync(wren, "Over the fence", [.. more.Where(m => m.Item1 != "Form.Feels")]);
        var waiting = await hub.WaitingAsync(wren);
        var offer = CardOffer.Open(hub.Get<Secrets>(), waiting.Sealed)!;
        Assert.Null(waiting.Outcome);
        Assert.Null(offer.Text.Recording);
        var slug = (await Suggesting.AcceptAsync(ada, waiting, ("by", "Ada"))).Location.Split('/')[^1];
        var card = await hub.ReadAsync(db => db.Cards.SingleAsync(c => c.Slug == slug));
        Assert.NotEqual("slow-breath", slug);
        Assert.Equal(("Ada", false), (card.ReadBy, card.IsShipped));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_stewards_reads_or_decides_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, other) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        await Suggesting.SuggestAsync(wren, "A quiet thing");
        var waiting = await hub.WaitingAsync(wren);
        foreach (var who in new[] { wren, other })
        foreach (var ending in new[] { "", "/accept", "/decline" })
        {
            var answer = await who.Browser().GetAsync($"/admin/cards/suggested/{waiting.PublicId}{ending}");
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.DoesNotContain("A quiet thing", answer.Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            "A quiet thing",
            (await other.Browser().GetAsync("/me/cards")).Body,
            StringComparison.Ordinal
        );
        var foreign = await other.Browser().GetAsync($"/me/cards/{waiting.PublicId}/withdraw");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        var browser = wren.Browser();
        await browser.SubmitAsync(await browser.GetAsync($"/me/cards/{waiting.PublicId}/withdraw"), Shelved.Field());
        Assert.False(await hub.ReadAsync(db => db.CardSuggestions.AnyAsync(s => s.Id == waiting.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task Two_stewards_at_once_decide_once_and_the_log_names_no_author(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        var stewards = new[]
        {
            await Neighbour.JoinAsync(hub, n => n.Stewards()),
            await Neighbour.JoinAsync(hub, n => n.Stewards()),
        };
        var title = $"Twice {RandomId.New()}";
        await Suggesting.SuggestAsync(wren, title);
        var waiting = await hub.WaitingAsync(wren);
        var answers = await Task.WhenAll(
            stewards.SelectMany(s =>
                Enumerable.Range(0, 3).Select(_ => Suggesting.AcceptAsync(s, waiting, ("by", "Us")))
            )
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Equal(1, await hub.ReadAsync(db => db.CardWordings.CountAsync(w => w.Title == title)));
        Assert.Equal(
            1,
            await hub.ReadAsync(db =>
                db.InboxLines.CountAsync(l => l.PersonId == wren.Person.Id && l.Kind == LetterKind.CardAnswered)
            )
        );
        var log = await hub.ReadAsync(db =>
            db.AuditEntries.SingleAsync(e => e.Deed == Deed.CardAccepted && e.Name == title)
        );
        Assert.Equal(Matter.Card, log.Matter);
        Assert.DoesNotContain(wren.Alias, $"{log.Key} {log.Name} {log.Reason}", StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_says_no_says_why_and_changed_words_are_said_to_be_changed(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, ada) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub, n => n.Stewards()));
        await Suggesting.SuggestAsync(wren, "Not for here");
        var no = await hub.WaitingAsync(wren);
        var browser = ada.Browser();
        var form = await browser.GetAsync($"/admin/cards/suggested/{no.PublicId}/decline");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, Shelved.Field(("words", " ")))).Status
        );
        await browser.SubmitAsync(form, Shelved.Field(("words", "It names somebody.")));
        await Suggesting.SuggestAsync(wren, "Nearly right");
        await Suggesting.AcceptAsync(ada, await hub.WaitingAsync(wren), ("by", "Ada"), ("Form.Title", "Quite right"));
        var mine = (await wren.Browser().GetAsync("/me/cards")).Text;
        Assert.Contains("It names somebody.", mine, StringComparison.Ordinal);
        Assert.Contains("with some words changed", mine, StringComparison.Ordinal);
        Assert.Contains("not taken", mine, StringComparison.Ordinal);
    }
}
