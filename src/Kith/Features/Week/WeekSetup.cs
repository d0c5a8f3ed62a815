namespace Kith.Features.Week;

/// <summary>What the week list needs.</summary>
public static class WeekSetup
{
    public static IServiceCollection AddKithWeek(this IServiceCollection services) =>
        services.AddSingleton<WeekWords>().AddSingleton<SpokenTime>().AddSingleton<SpokenWeek>().AddScoped<WeekLists>();
}
