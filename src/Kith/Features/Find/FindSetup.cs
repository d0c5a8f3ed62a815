using Kith.Data;
using Kith.Features.Places;
using Kith.Features.Services.Finder;
using Kith.Rules;
using Kith.Web;

namespace Kith.Features.Find;

/// <summary>What finding needs.</summary>
public static class FindSetup
{
    public static void AddKithFind(this IServiceCollection services) =>
        services
            .AddSingleton<Near>()
            .AddSingleton<Spoken>()
            .AddScoped(s => new Finding(
                // Everybody finds the same: what only members may see stands on their groups' pages and under "My things".
                s.GetRequiredService<ViewerDb>().As(Viewer.Stranger),
                s.GetRequiredService<Near>(),
                s.GetRequiredService<CurrentHub>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ServiceFinder>()
            ));
}
