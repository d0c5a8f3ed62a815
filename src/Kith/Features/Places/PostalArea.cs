namespace Kith.Features.Places;

/// <summary>A postcode area from a GeoNames postal file: what lets "near 19958" or "near Lewes" mean a point.</summary>
public sealed class PostalArea
{
    private PostalArea() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string Country { get; private set; } = "";

    public string PostalCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>State, nation or province in words, to tell one Springfield from another.</summary>
    public string Region { get; private set; } = "";

    /// <summary>County or district in words.</summary>
    public string District { get; private set; } = "";

    public double Latitude { get; private set; }

    public double Longitude { get; private set; }

    /// <summary><see cref="PostalCode"/> folded by <c>Fold.Key</c>.</summary>
    public string CodeKey { get; private set; } = "";

    /// <summary><see cref="Name"/> folded by <c>Fold.Key</c>.</summary>
    public string NameKey { get; private set; } = "";

    public static PostalArea From(
        string country,
        string postalCode,
        string name,
        (string Region, string District) within,
        (double Latitude, double Longitude) point
    ) =>
        new()
        {
            Country = country.ToUpperInvariant(),
            PostalCode = postalCode,
            Name = name,
            Region = within.Region,
            District = within.District,
            Latitude = point.Latitude,
            Longitude = point.Longitude,
            CodeKey = Data.Fold.Key(postalCode),
            NameKey = Data.Fold.Key(name),
        };
}
