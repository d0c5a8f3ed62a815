using System.Collections;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>
/// What can be had instead of a service, not full and not closed for a while: what shares a term first, then what is open, what is most
/// like it and nearest.
/// </summary>
/// <param name="asked">Instead of what.</param>
/// <param name="now">This moment.</param>
public sealed class OthersSearch(OthersAsked asked, OpenTime now)
{
    private readonly Circle? _circle = asked.Place is { } place ? new(place, asked.WithinKm) : null;

    /// <summary>The best of them, and whether each shares a term.</summary>
    /// <param name="services">What there is.</param>
    /// <param name="sharing">Services that share a term.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<(FinderRow Row, bool IsShared)> First(ShelvedServices services, BitArray sharing, int most)
    {
        List<BitArray> having = [.. asked.Words.Select(services.Matching)];
        var found = new List<Other>();
        for (var n = 0; n < services.Count; n++)
        {
            var alike = having.Count(h => h[n]) + (sharing[n] ? 1 : 0);
            if ((alike > 0 || asked.IsLine) && Best(services.Spots(n), n, sharing[n], alike) is { } other)
                found.Add(other);
        }
        return [.. found.OrderBy(o => o.Order).Take(most).Select(o => (o.Spot.Row.At(o.Km2), o.IsShared))];
    }

    private Other? Best(ReadOnlySpan<ShelvedSpot> spots, int service, bool isShared, int alike)
    {
        Other? best = null;
        foreach (var spot in spots)
        {
            double? km2 = null;
            var all = alike + (asked.IsLine && spot.Row.Said.HasFlag(Mark.HelpLine) ? 1 : 0);
            if (all == 0 || spot.Row.IsPaused || spot.IsFull || spot.Row.Id == asked.Service)
                continue;
            if (_circle?.Holds(spot, out km2) == false)
                continue;
            var other = new Other(spot, service, isShared, now.IsIn(spot.Slots), all, km2);
            if (best is null || other.Order.CompareTo(best.Value.Order) < 0)
                best = other;
        }
        return best;
    }

    private readonly record struct Other(
        ShelvedSpot Spot,
        int Service,
        bool IsShared,
        bool IsOpen,
        int Alike,
        double? Km2
    )
    {
        public (bool, bool, int, double, int) Order => (!IsShared, !IsOpen, -Alike, Km2 ?? double.MaxValue, Service);
    }
}
