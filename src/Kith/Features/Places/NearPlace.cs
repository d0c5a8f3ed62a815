namespace Kith.Features.Places;

/// <summary>A point somebody named, and what to call it.</summary>
/// <param name="Name">For people: "Lewes, Delaware".</param>
/// <param name="Asked">What to ask for to mean exactly this place again.</param>
/// <param name="Code">Its postcode area when it has just one, to tell places of one name apart.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record NearPlace(string Name, string Asked, string? Code, double Latitude, double Longitude);

/// <summary>What "near" turned out to mean: one place, several, or none that the hub knows.</summary>
/// <param name="Place">The place, when there is exactly one.</param>
/// <param name="Choices">The places it may mean, when there are several.</param>
public sealed record NearAnswer(NearPlace? Place, IReadOnlyList<NearPlace> Choices)
{
    public static readonly NearAnswer Unknown = new(null, []);

    public static NearAnswer Of(IReadOnlyList<NearPlace> places) =>
        places is [var only] ? new(only, []) : new(null, places);
}
