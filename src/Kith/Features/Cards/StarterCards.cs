using System.Text.Json;
using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>
/// The cards that come with Kith, each from a source that can be looked up. They are put on the hub's shelf once and are the hub's own
/// from then on: stewards change them and take them away, and no update brings those back or changes a word.
/// </summary>
public static class StarterCards
{
    private static readonly Lazy<Facts> Shipped = new(() => Read<Facts>("Cards/cards.json"));

    private static readonly Lazy<IReadOnlyDictionary<string, Said>> InLanguages = new(() =>
        typeof(StarterCards)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Cards/cards.", StringComparison.Ordinal) && name.Split('.').Length == 3)
            .ToDictionary(name => name.Split('.')[1], Read<Said>, StringComparer.Ordinal)
    );

    /// <summary>Languages they have words in, BCP 47.</summary>
    public static IEnumerable<string> Languages => InLanguages.Value.Keys;

    /// <summary>Puts those on the shelf that were never there. The transaction is the caller's.</summary>
    public static async Task PutAsync(AppDb db, CancellationToken ct)
    {
        var known = await db.Cards.Where(c => c.IsShipped).Select(c => c.Slug).ToListAsync(ct);
        foreach (var one in Shipped.Value.Cards.Where(c => !known.Contains(c.Slug, StringComparer.Ordinal)))
        {
            var card = Card.Put(one.Slug, FactsOf(one), shipped: true);
            db.Add(card);
            db.AddRange(
                InLanguages.Value.Select(said => CardWording.Of(card.Id, TextOf(said.Key, said.Value, one.Slug)))
            );
        }
        var groups = await db.CardCollections.Select(c => c.Slug).Distinct().ToListAsync(ct);
        foreach (var (slug, cards) in Shipped.Value.Collections.Where(c => !groups.Contains(c.Key)))
            db.AddRange(
                InLanguages.Value.Select(said =>
                {
                    var words = said.Value.Collections[slug];
                    return CardCollection.Of(slug, said.Key, words.Title, words.About, CardCodes.Join(cards));
                })
            );
    }

    /// <summary>Brings cards to a hub that was there before them. Harmless when run twice; does nothing before set-up.</summary>
    public static Task BringAsync(IServiceProvider services, CancellationToken ct) =>
        services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    if (await db.Hubs.AnyAsync(ct))
                        await PutAsync(db, ct);
                    return true;
                },
                ct
            );

    private static CardFacts FactsOf(Starter one)
    {
        var source = Shipped.Value.Sources[one.Source];
        return new(
            CardBasis.Clinical,
            Enum.Parse<CardEffort>(one.Effort),
            one.Minutes,
            CardCodes.Join(one.Feels),
            CardCodes.Join(one.Needs),
            source.Title,
            source.Url
        );
    }

    private static CardText TextOf(string language, Said said, string slug)
    {
        var words = said.Cards[slug];
        return new(language, words.Title, words.Helps, string.Join('\n', words.Steps));
    }

    private static T Read<T>(string resource)
    {
        using var stream = typeof(StarterCards).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{resource} holds no cards.");
    }

    private sealed record Facts(
        IReadOnlyList<Starter> Cards,
        IReadOnlyDictionary<string, Origin> Sources,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Collections
    );

    private sealed record Starter(
        string Slug,
        IReadOnlyList<string> Feels,
        IReadOnlyList<string> Needs,
        int Minutes,
        string Effort,
        string Source
    );

    private sealed record Origin(string Title, string Url);

    private sealed record Said(
        IReadOnlyDictionary<string, CardSaid> Cards,
        IReadOnlyDictionary<string, CollectionSaid> Collections
    );

    private sealed record CardSaid(string Title, string Helps, IReadOnlyList<string> Steps);

    private sealed record CollectionSaid(string Title, string About);
}
