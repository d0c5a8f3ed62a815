using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>Finds collections, each in the language asked for or in another when it has no words in that.</summary>
public static class Collections
{
    /// <summary>All of them, by title.</summary>
    public static async Task<IReadOnlyList<CardCollection>> CollectionsAsync(
        this ViewerDb db,
        string language,
        CancellationToken ct
    )
    {
        var all = await db.CardCollections.OrderBy(c => c.Slug).Take(Shelf.Most).ToListAsync(ct);
        return [.. all.GroupBy(c => c.Slug, StringComparer.Ordinal).Select(c => Best(c, language))];
    }

    /// <summary>One of them; null when there is none.</summary>
    public static async Task<CardCollection?> FindCollectionAsync(
        this ViewerDb db,
        string slug,
        string language,
        CancellationToken ct
    )
    {
        var found = await db.CardCollections.Where(c => c.Slug == slug).ToListAsync(ct);
        return found is [] ? null : Best(found, language);
    }

    private static CardCollection Best(IEnumerable<CardCollection> said, string language) =>
        said.OrderByDescending(c => c.Language == language).ThenBy(c => c.Language, StringComparer.Ordinal).First();
}
