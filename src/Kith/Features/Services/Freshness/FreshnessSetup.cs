using Kith.Features.Services.Calls;
using Kith.Features.Services.Twins;

namespace Kith.Features.Services.Freshness;

/// <summary>What keeping the directory right needs.</summary>
public static class FreshnessSetup
{
    public static IServiceCollection AddKithFreshness(this IServiceCollection services) =>
        services
            .AddSingleton<EditBook>()
            .AddSingleton<CheckBook>()
            .AddSingleton<PlaceBook>()
            .AddSingleton<CheckTries>()
            .AddSingleton<MergeBook>()
            .AddSingleton<CallBook>();
}
