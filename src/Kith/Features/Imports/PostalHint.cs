using Kith.Data;
using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports;

/// <summary>Finds roughly where an address is by the postcode in it, when postal files were imported.</summary>
public static class PostalHint
{
    /// <summary>The area of the last postcode in an address, the hub's own country first; null when none is known.</summary>
    public static async Task<PostalArea?> FindAsync(AppDb db, string? address, string country, CancellationToken ct)
    {
        var words = (address ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Where(w => w.Any(char.IsAsciiDigit)).Reverse().Take(5))
        {
            var key = Fold.Key(word);
            var area = await db
                .PostalAreas.AsNoTracking()
                .Where(a => a.CodeKey == key)
                .OrderBy(a => a.Country == country ? 0 : 1)
                .FirstOrDefaultAsync(ct);
            if (area is not null)
                return area;
        }
        return null;
    }
}
