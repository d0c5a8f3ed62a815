namespace Kith.Features.Cards;

/// <summary>What the shelf of cards needs.</summary>
public static class CardsSetup
{
    public static IServiceCollection AddKithCards(this IServiceCollection services) =>
        services
            .AddSingleton<Helped>()
            .AddSingleton<CardTries>()
            .AddSingleton<CardWords>()
            .AddSingleton<SuggestionBook>()
            .AddSingleton<PlanBook>();
}
