using Kith.Features.Hosting;

namespace Kith.Features.Coming;

/// <summary>What "I'm coming" and hosting need.</summary>
public static class ComingSetup
{
    public static IServiceCollection AddKithComing(this IServiceCollection services) =>
        services.AddSingleton<RsvpKeys>().AddSingleton<Seats>().AddScoped<Holders>().AddScoped<Hosts>();
}
