namespace Kith.Features.Neighbours;

/// <summary>What neighbours' offers and needs take.</summary>
public static class NeighboursSetup
{
    public static IServiceCollection AddKithNeighbours(this IServiceCollection services) =>
        services.AddSingleton<FavourBook>().AddSingleton<TalkBook>().AddScoped<NeighbourDesk>();
}
