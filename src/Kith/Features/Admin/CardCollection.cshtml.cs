using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What a collection is called in one language, and which cards are in it. Without cards it is on no page's list of cards.</summary>
public sealed class CardCollectionModel(ViewerDb db, TimeProvider clock, Language languages, T texts) : AdminPage(db)
{
    [FromRoute(Name = "collection")]
    public string Slug { get; set; } = "";

    [FromQuery(Name = "in")]
    public string? Asked { get; set; }

    [BindProperty(Name = "title"), Required(ErrorMessage = "Cards.Form.Title.Missing")]
    [StringLength(CardCollection.LongestTitle), Keepable]
    public string Title { get; set; } = "";

    [BindProperty(Name = "about"), Required(ErrorMessage = "Admin.Collections.About.Missing")]
    [StringLength(CardCollection.LongestAbout), Keepable]
    public string About { get; set; } = "";

    /// <summary>Slugs of its cards.</summary>
    [BindProperty(Name = "cards")]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>The language whose words are changed.</summary>
    public string Language => Asked is { } code && languages.Offered.Contains(code) ? code : texts.Language;

    public IEnumerable<string> Others => languages.Offered.Where(code => code != Language);

    /// <summary>Every card on the shelf, to choose from.</summary>
    public IReadOnlyList<SelectListItem> Cards { get; private set; } = [];

    private CardCollection _found = null!;

    protected override async Task<IActionResult?> FindAsync()
    {
        var ct = HttpContext.RequestAborted;
        if (await Db.FindCollectionAsync(Slug, Language, ct) is not { } found)
            return NotFound();
        _found = found;
        var shelf = await Db.In(texts.Language).LightestFirst().Take(Shelf.MostToChoose).ToListAsync(ct);
        Cards = [.. shelf.Select(one => new SelectListItem(one.Words.Title, one.Card.Slug))];
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        (Title, About, Chosen) = (_found.Title, _found.About, CardCodes.Split(_found.Cards));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var cards = Ordered();
        if (cards.Count > CardCollection.MostCards)
            ModelState.AddModelError("cards", texts["Admin.Collections.Many", CardCollection.MostCards]);
        if (!ModelState.IsValid)
            return Again();
        var now = clock.GetUtcNow().UtcDateTime;
        await Db.WriteAsync(inner => ChangeAsync(inner, CardCodes.Join(cards), now, ct), ct);
        return SeeOther("/admin/cards/collections");
    }

    // Those that were in it keep their order, new ones come after; what is not on the shelf cannot be chosen.
    private List<string> Ordered()
    {
        var chosen = Cards.Select(c => c.Value).Where(Chosen.Contains).ToList();
        var before = CardCodes.Split(_found.Cards).Where(chosen.Contains).ToList();
        return [.. before, .. chosen.Except(before, StringComparer.Ordinal)];
    }

    private async Task<bool> ChangeAsync(ViewerDb inner, string cards, DateTime now, CancellationToken ct)
    {
        var said = await inner.CardCollections.Where(c => c.Slug == Slug).ToListAsync(ct);
        foreach (var one in said)
            one.Hold(cards);
        if (said.Find(c => c.Language == Language) is { } mine)
            mine.Say(Title.Trim(), About.Trim());
        else
            inner.Add(CardCollection.Of(Slug, Language, Title.Trim(), About.Trim(), cards));
        Record(inner, (Deed.CardsCollected, Matter.Card, Slug), now, Title.Trim());
        return true;
    }
}
