using Kith.Data;

namespace Kith.Features.Places;

/// <summary>How much of a venue's address everybody is shown.</summary>
public enum Precision
{
    /// <summary>Address and point are public.</summary>
    Exact,

    /// <summary>The neighbourhood and a point rounded to about a kilometre are public, never the address.</summary>
    Approximate,

    /// <summary>Only the neighbourhood is public. A host tells the address to each person they approve.</summary>
    ToldByHost,
}

/// <summary>A place where meetups happen. What a stranger may see of it is decided by <c>Rules/VenueRules</c> alone.</summary>
public sealed class Venue : IPublic
{
    private Venue() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    /// <summary>Postal address in one line, as printed on a letter.</summary>
    public string? Address { get; private set; }

    /// <summary>Town or part of town in words, shown whatever the precision is.</summary>
    public string? Area { get; private set; }

    public Guid? NeighbourhoodId { get; private set; }

    /// <summary>Degrees WGS 84 of the door itself. Never leaves the server unless <see cref="Precision"/> allows it.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public Precision Precision { get; private set; }

    /// <summary>What is known about getting in and being there; absent flags mean "not said", not "no".</summary>
    public Access Access { get; private set; }

    /// <summary>How to get there and find the door.</summary>
    public string? Directions { get; private set; }

    /// <summary>Buses, trains, parking.</summary>
    public string? Transport { get; private set; }

    /// <summary>The feed this venue came from; its import may change it. Null for a venue made here.</summary>
    public Guid? FeedId { get; private set; }

    /// <summary>Key of the venue inside that feed.</summary>
    public string? FeedKey { get; private set; }

    /// <summary>When a steward corrected it; from then on its list changes nothing here. Null for never.</summary>
    public DateTime? CorrectedAt { get; private set; }

    public static Venue Add(string name, string? address, string? area, Precision precision = Precision.Exact) =>
        new()
        {
            Name = name,
            Address = address,
            Area = area,
            Precision = precision,
        };

    public Venue At(double? latitude, double? longitude)
    {
        (Latitude, Longitude) = (latitude, longitude);
        return this;
    }

    public Venue In(Guid? neighbourhoodId)
    {
        NeighbourhoodId = neighbourhoodId;
        return this;
    }

    public Venue Offers(Access access, string? directions = null, string? transport = null)
    {
        (Access, Directions, Transport) = (access, directions, transport);
        return this;
    }

    public Venue CameFrom(Guid feedId, string key)
    {
        (FeedId, FeedKey) = (feedId, key);
        return this;
    }

    /// <summary>The same place, belonging to no list.</summary>
    public Venue OfOnesOwn() =>
        Add(Name, Address, Area, Precision)
            .At(Latitude, Longitude)
            .In(NeighbourhoodId)
            .Offers(Access, Directions, Transport);

    /// <summary>A steward knows better.</summary>
    public void Correct(DateTime nowUtc) => CorrectedAt = nowUtc;

    public void Rename(string name, string? address, string? area, Precision precision) =>
        (Name, Address, Area, Precision) = (name, address, area, precision);
}
