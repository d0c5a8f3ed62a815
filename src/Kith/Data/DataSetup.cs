using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>Makes the database available to pages, jobs and commands.</summary>
public static class DataSetup
{
    /// <summary>Contexts that wait for the next request; on SQLite each holds a connection with its cache.</summary>
    private const int MostIdle = 16;

    /// <summary>
    /// Pooled contexts, one write queue, and a <see cref="ViewerDb"/> for each request. A request is a stranger's until the
    /// session cookie says whose it is, or a page learns better and asks for <see cref="ViewerDb.As"/>.
    /// </summary>
    public static IServiceCollection AddKithData(this IServiceCollection services, Provider provider)
    {
        services.AddPooledDbContextFactory<AppDb>(provider.Configure, MostIdle);
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<Asking>();
        services.AddScoped(s => new ViewerDb(
            s.GetRequiredService<AppDb>(),
            s.GetRequiredService<CurrentViewer>().Viewer,
            s.GetRequiredService<WriteQueue>(),
            s.GetRequiredService<Asking>()
        ));
        return services;
    }
}
