using Kith.Data;
using Kith.Features.Places;
using Kith.Features.Services.Finder.Shelf;
using Kith.Rules;
using Kith.Web;

namespace Kith.Features.Services.Finder;

/// <summary>What finding services needs.</summary>
public static class FinderSetup
{
    public static void AddKithServices(this IServiceCollection services) =>
        services
            .AddSingleton<DirectoryWords>()
            .AddSingleton<ServiceShelf>()
            .AddScoped<OpeningText>()
            .AddScoped(s => new ServiceFinder(
                // Everybody finds the same, stewards too: what lists no longer have is on their own pages.
                s.GetRequiredService<ViewerDb>().As(Viewer.Stranger),
                s.GetRequiredService<ServiceShelf>(),
                s.GetRequiredService<Near>(),
                s.GetRequiredService<CurrentHub>(),
                s.GetRequiredService<TimeProvider>()
            ));
}
