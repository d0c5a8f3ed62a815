using Kith.Features.Places;
using Kith.Features.Shared;

namespace Kith.Features.Neighbours;

/// <summary>What somebody looks for on the board, as it stands in the address; what is not understood is not asked.</summary>
public sealed class FavourAsked
{
    public FavourSide? Side { get; set; }

    public FavourKind? Kind { get; set; }

    /// <summary>Slug of a neighbourhood.</summary>
    public string? Area { get; set; }

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public int? Day { get; set; }

    public bool IsAnything => Side is not null || Kind is not null || !string.IsNullOrEmpty(Area) || Day is not null;

    /// <summary>Those that fit. Anywhere is everywhere, and whenever is every day.</summary>
    public IQueryable<Favour> Of(IQueryable<Favour> favours, IQueryable<Neighbourhood> areas)
    {
        if (Side is { } side && Enum.IsDefined(side))
            favours = favours.Where(f => f.Side == side);
        if (Kind is { } kind && Enum.IsDefined(kind))
            favours = favours.Where(f => f.Kind == kind);
        if (Area is { Length: > 0 } area && KeepableAttribute.IsKeepable(area))
            favours = favours.Where(f =>
                f.NeighbourhoodId == null || areas.Any(n => n.Slug == area && n.Id == f.NeighbourhoodId)
            );
        if (Day is >= 0 and < Slots.Days)
        {
            var parts = Slots.Day(Day.Value);
            favours = favours.Where(f => f.Times == 0 || (f.Times & parts) != 0);
        }
        return favours;
    }
}
