using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Hubs;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Time;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.SetUp;

/// <summary>What somebody says when they open a hub. Everything but name, country and zone can be left at its default.</summary>
/// <param name="Name">What the neighbours call it, at most 80 characters.</param>
/// <param name="Country">ISO 3166-1 two-letter code.</param>
/// <param name="Zone">IANA zone.</param>
public sealed record HubOpening(string Name, string Country, string Zone)
{
    /// <summary>One sentence about it; may be empty.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>Interface languages, BCP 47, the hub's own first, separated by spaces.</summary>
    public string Languages { get; init; } = "en es";

    /// <summary>Hue of the accent colour, 0–359 degrees.</summary>
    public int Hue { get; init; } = Hub.DefaultHue;

    public string? Phone { get; init; }

    /// <summary>Whether nobody under 18 may join a group.</summary>
    public bool AdultsOnly { get; init; }

    /// <summary>Names of the parts of town.</summary>
    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];
}

/// <summary>Opens the hub, once in the life of an installation: the set-up page and the command line both come here.</summary>
public static class OpenHub
{
    private const int LongestSlug = 140;

    /// <summary>
    /// Opens it and counts the times of meetups imported before by its clock. False, and nothing changed, when there is a hub
    /// already; of two that open at once one gets false.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is none that the time zone data knows.</exception>
    public static async Task<bool> TryAsync(
        WriteQueue writes,
        HubOpening opening,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var zone =
            Zones.Find(opening.Zone)
            ?? throw new ArgumentException($"Unknown time zone {opening.Zone}.", nameof(opening));
        try
        {
            return await writes.RunAsync(db => OpenAsync(db, opening with { Zone = zone.Id }, nowUtc, ct), ct);
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return false;
        }
    }

    private static async Task<bool> OpenAsync(AppDb db, HubOpening opening, DateTime nowUtc, CancellationToken ct)
    {
        if (await db.Hubs.AnyAsync(ct))
            return false;
        var hub = Hub.Open(opening.Name, opening.Country, opening.Zone, nowUtc);
        hub.Present(opening.Name, opening.Tagline, opening.Languages, opening.Hue, opening.Phone, leaveUrl: null);
        db.Add(hub);
        await AddNeighbourhoodsAsync(db, opening.Neighbourhoods, ct);
        await StarterCards.PutAsync(db, ct);
        await db.SaveChangesAsync(ct);
        await Upkeep.RezoneAsync(db, opening.Zone, nowUtc, ct);
        return true;
    }

    // An import before set-up may have brought some of them.
    private static async Task AddNeighbourhoodsAsync(AppDb db, IEnumerable<string> names, CancellationToken ct)
    {
        var known = await db.Neighbourhoods.Select(n => n.Slug).ToListAsync(ct);
        var slugs = known.ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
            if (Slug(name) is var slug && slugs.Add(slug))
                db.Add(Neighbourhood.Add(name, slug));
    }

    private static string Slug(string name)
    {
        var words = Fold.Words(name).Replace(' ', '-');
        return words.Length switch
        {
            0 => RandomId.New(),
            > LongestSlug => words[..LongestSlug],
            _ => words,
        };
    }
}
