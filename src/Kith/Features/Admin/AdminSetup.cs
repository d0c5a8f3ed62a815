using Kith.Features.Backups;

namespace Kith.Features.Admin;

/// <summary>What stewards' pages need.</summary>
public static class AdminSetup
{
    public static IServiceCollection AddKithAdmin(this IServiceCollection services) =>
        services
            .AddSingleton<Stewardship>()
            .AddSingleton<HubKeeping>()
            .AddSingleton<HelpLineKeeping>()
            .AddSingleton<VenueKeeping>()
            .AddSingleton<BackupShelf>()
            .AddSingleton<ErasureLedger>()
            .AddSingleton<SealedBackups>();
}
