using Kith.Features.Backups;

namespace Kith.Features.Admin;

/// <summary>What stewards' pages need.</summary>
public static class AdminSetup
{
    public static IServiceCollection AddKithAdmin(this IServiceCollection services) =>
        services
            .AddSingleton<Stewardship>()
            .AddSingleton<HubKeeping>()
            .AddScoped<LinesAtHand>()
            .AddSingleton<VenueKeeping>()
            .AddSingleton<BackupShelf>()
            .AddSingleton<ErasureLedger>()
            .AddSingleton<SealedBackups>();
}
