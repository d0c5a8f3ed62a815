using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Change what a card says in one language, or say it in another, and what is so in every language.</summary>
public sealed class CardEditModel(ViewerDb db, TimeProvider clock, Language languages, T texts)
    : CardPage(db, clock, texts)
{
    [BindProperty]
    public CardForm Form { get; set; } = new();

    [BindProperty(Name = "recording"), StringLength(Card.LongestUrl), Keepable]
    public string? Recording { get; set; }

    [FromQuery(Name = "in")]
    public string? Asked { get; set; }

    /// <summary>The language whose words are changed.</summary>
    public string Language => Asked is { } code && languages.Offered.Contains(code) ? code : Texts.Language;

    public IEnumerable<string> Others => languages.Offered.Where(code => code != Language);

    protected override string Wanted => Language;

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var (card, words) = (One.Card, One.Words);
        Form = CardForm.Of(
            new(
                new(card.Basis, card.Effort, card.Minutes, card.Feels, card.Needs, card.SourceTitle, card.SourceUrl),
                new(words.Language, words.Title, words.Helps, words.Steps)
            )
        );
        Recording = words.Recording;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Check(ModelState, Texts);
        if (!string.IsNullOrWhiteSpace(Recording) && CardForm.Link(Recording) is null)
            ModelState.AddModelError("recording", Texts["Cards.Form.Url.Odd"]);
        if (!ModelState.IsValid)
            return Again();
        var (offer, now) = (Form.Offer(Language, CardForm.Link(Recording)), Now);
        await Db.WriteAsync(inner => ChangeAsync(inner, offer, now, ct), ct);
        return SeeOther("/admin/cards");
    }

    private async Task<bool> ChangeAsync(ViewerDb inner, CardOffer offer, DateTime now, CancellationToken ct)
    {
        if (await inner.CardsOnDuty.FirstOrDefaultAsync(c => c.Slug == Slug, ct) is not { } card)
            return false;
        card.Change(offer.Facts);
        card.Unread();
        var said = await inner.CardWordingsOnDuty.FirstOrDefaultAsync(
            w => w.CardId == card.Id && w.Language == offer.Text.Language,
            ct
        );
        if (said is null)
            inner.Add(CardWording.Of(card.Id, offer.Text));
        else
            said.Write(offer.Text);
        Record(inner, (Deed.CardChanged, Matter.Card, Slug), now, offer.Text.Title);
        return true;
    }
}
