using Kith.Data;
using Kith.Features.Cards;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>Cards that tests put on the shelf, each with a name of its own, so that tests can share a hub.</summary>
public static class Shelved
{
    public static readonly CardFacts Facts = new(
        CardBasis.Clinical,
        CardEffort.Little,
        5,
        " night ",
        " pen ",
        "A public source",
        "https://example.org/source"
    );

    /// <summary>A card with words in English, and in Spanish when asked for.</summary>
    public static async Task<Card> CardAsync(
        this TestHub hub,
        string title = "Count the roof tiles",
        bool spanish = false,
        Action<Card>? more = null,
        CardFacts? facts = null
    )
    {
        var card = Card.Put($"card-{RandomId.New()}", facts ?? Facts, shipped: false);
        more?.Invoke(card);
        await hub.WriteAsync(db =>
        {
            db.Add(card);
            db.Add(CardWording.Of(card.Id, new("en", title, "When it is late.", "First thing\nSecond thing")));
            if (spanish)
                db.Add(CardWording.Of(card.Id, new("es", "Contar tejas", "Cuando es tarde.", "Primero\nDespués")));
            return Task.CompletedTask;
        });
        return card;
    }

    /// <summary>So many browsers say that it helped.</summary>
    public static async Task HelpedAsync(this TestHub hub, Card card, int browsers)
    {
        for (var n = 0; n < browsers; n++)
            await SayAsync(hub.Browser(), card);
    }

    public static async Task<Visit> SayAsync(TestBrowser browser, Card card, bool helped = true)
    {
        var page = await browser.GetAsync($"/cards/{card.Slug}/helped");
        return await browser.SubmitAsync(page, Field(("helped", helped ? "true" : "false")));
    }

    public static Task<int> MarksAsync(this TestHub hub, Card card) =>
        hub.ReadAsync(db => db.CardMarks.CountAsync(m => m.CardId == card.Id));

    public static Dictionary<string, string?> Field(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
