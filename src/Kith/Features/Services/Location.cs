using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>What the organisation lets everybody know of a place. HSDS has no word for it.</summary>
public enum Openness
{
    Open,

    /// <summary>The town and what can be reached by phone, never the address, a point or a distance.</summary>
    TownOnly,

    /// <summary>That there is a place, and nothing about it.</summary>
    Secret,
}

/// <summary>Where services are: HSDS 3.1 <c>location</c>. What others may know of it is decided by <c>Rules/LocationRules</c> alone.</summary>
public sealed class Location : HsdsRecord
{
    private const int HighestLatitude = 90;
    private const int HighestLongitude = 180;

    public Guid? OrganizationId { get; private set; }

    /// <summary>What is open to everybody. An import may close a place, never open one that was closed here.</summary>
    public Openness Openness { get; private set; }

    /// <summary>Degrees WGS 84 of the door; null when not said or not on the globe. Never shown unless the place is open.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>Whether a steward said how much may be known: then no list says otherwise.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>Says how much of it may be known.</summary>
    public void Keep(Openness openness) => Openness = openness;

    /// <summary>A steward says it.</summary>
    public void Decide(Openness openness) => (Openness, IsDecided) = (openness, true);

    protected override void Copy(HsdsColumns columns)
    {
        OrganizationId = columns.Id("organization_id", HsdsVocabulary.Organization);
        var (latitude, longitude) = (columns.Number("latitude"), columns.Number("longitude"));
        var isPoint =
            Math.Abs(latitude ?? double.NaN) <= HighestLatitude
            && Math.Abs(longitude ?? double.NaN) <= HighestLongitude;
        (Latitude, Longitude) = isPoint ? (latitude, longitude) : (null, null);
    }
}

/// <summary>That a service can be had at a place: HSDS 3.1 <c>service_at_location</c>.</summary>
public sealed class ServiceAtLocation : HsdsRecord
{
    public Guid? ServiceId { get; private set; }

    public Guid? LocationId { get; private set; }

    /// <summary>Whether its list calls the place confidential here, and not at the place.</summary>
    public bool KeepsPlace { get; private set; }

    protected override void Copy(HsdsColumns columns)
    {
        KeepsPlace |= columns.Say(LocationSigns.KeepsPlaces);
        ServiceId = columns.Id("service_id", HsdsVocabulary.Service);
        LocationId = columns.Id("location_id", HsdsVocabulary.Location);
    }
}
