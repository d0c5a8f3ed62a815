using System.Collections;
using Kith.Features.Places;
using Kith.Rules;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>Answers a question from what is in memory.</summary>
/// <param name="question">The question.</param>
/// <param name="near">What "near" means; null when it was not asked for.</param>
/// <param name="open">When it must be open; null for any time.</param>
/// <param name="nowUtc">This moment.</param>
public sealed class ShelfSearch(FinderQuestion question, NearPlace? near, OpenTime? open, DateTime nowUtc)
{
    private readonly Circle? _circle = near is null ? null : new(near, question.WithinKm);
    private readonly DateTime _staleBefore = nowUtc - ServiceRules.GoodFor;
    private readonly string? _language = question.Language is { } code ? $" {code.Split('-')[0]} " : null;

    // Where neither place nor time matters one spot speaks for all, and the page says so of the service.
    private readonly bool _anyPlace = near is null && open is null && question.Access == Access.None;

    /// <summary>A page of services, each at its nearest place, and how many there are on all pages.</summary>
    /// <param name="services">What there is.</param>
    /// <param name="among">Only of these; null for all.</param>
    /// <param name="size">How many are on a page.</param>
    public (IReadOnlyList<FinderRow> Rows, int Total) Page(ShelvedServices services, BitArray? among, int size)
    {
        var asked = services.Matching(question.Words);
        if (among is not null)
            asked.And(among);
        if (open is not null)
            services.LeaveOpen(asked, open);
        if (_circle is not null)
            services.LeaveNear(asked, _circle);
        var hits = new List<Hit>();
        for (var n = 0; n < asked.Count; n++)
            if (asked[n] && Best(services.Spots(n), n) is { } hit)
                hits.Add(hit);
        hits.Sort((a, b) => a.Order.CompareTo(b.Order));
        var rows = hits.Skip((question.Page - 1) * size).Take(size).Select(h => h.Spot.Row.At(h.Km2));
        return ([.. rows], hits.Count);
    }

    private Hit? Best(ReadOnlySpan<ShelvedSpot> spots, int service)
    {
        Hit? best = null;
        foreach (var spot in spots)
        {
            double? km2 = null;
            if (!IsMeant(spot) || _circle?.Holds(spot, out km2) == false)
                continue;
            var hit = new Hit(spot, service, IsStale: !(spot.Row.CheckedAt >= _staleBefore), km2);
            if (best is null || hit.Order.CompareTo(best.Value.Order) < 0)
                best = hit;
        }
        return best;
    }

    private bool IsMeant(ShelvedSpot spot) =>
        (!_anyPlace || spot.IsFirst)
        && (open is null || (!spot.Row.IsPaused && open.IsIn(spot.Slots)))
        && (spot.Row.Said & question.Needs) == question.Needs
        && (spot.Row.Access & question.Access) == question.Access
        && (_language is null || spot.Languages.Contains(_language, StringComparison.OrdinalIgnoreCase))
        // Somebody is 17 until their birthday.
        && (question.Age is not { } age || (!(spot.MinimumAge > age) && !(spot.MaximumAge + 1 <= age)));

    private readonly record struct Hit(ShelvedSpot Spot, int Service, bool IsStale, double? Km2)
    {
        /// <summary>Open to be used before closed for a while, checked before stale, then the nearest, then the name.</summary>
        public (bool, bool, double, int) Order => (Spot.Row.IsPaused, IsStale, Km2 ?? double.MaxValue, Service);
    }
}
