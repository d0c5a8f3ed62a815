using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Cards that go together: what there is, and a new one.</summary>
public sealed class CardCollectionsModel(ViewerDb db, TimeProvider clock, T texts) : AdminPage(db)
{
    [BindProperty(Name = "title"), Required(ErrorMessage = "Cards.Form.Title.Missing")]
    [StringLength(CardCollection.LongestTitle), Keepable]
    public string Title { get; set; } = "";

    [BindProperty(Name = "about"), Required(ErrorMessage = "Admin.Collections.About.Missing")]
    [StringLength(CardCollection.LongestAbout), Keepable]
    public string About { get; set; } = "";

    public IReadOnlyList<CardCollection> Collections { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        Collections = await Db.CollectionsAsync(texts.Language, HttpContext.RequestAborted);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var (slug, now) = (RandomId.New(), clock.GetUtcNow().UtcDateTime);
        var collection = CardCollection.Of(slug, texts.Language, Title.Trim(), About.Trim(), cards: "");
        await Db.WriteAsync(
            inner =>
            {
                inner.Add(collection);
                Record(inner, (Deed.CardsCollected, Matter.Card, slug), now, collection.Title);
                return Task.FromResult(true);
            },
            ct
        );
        return SeeOther($"/admin/cards/collections/{slug}");
    }
}
