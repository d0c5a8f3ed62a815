using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>What finding needs.</summary>
public static class FindSetup
{
    public static void AddKithFind(this IServiceCollection services) =>
        services.AddSingleton<Near>().AddSingleton<Spoken>().AddSingleton<PlainChoices>().AddScoped<Finding>();
}
