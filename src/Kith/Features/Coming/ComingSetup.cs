using Kith.Features.Hosting;

namespace Kith.Features.Coming;

/// <summary>What "I'm coming" and hosting need.</summary>
public static class ComingSetup
{
    public static IServiceCollection AddKithComing(this IServiceCollection services) =>
        services
            .AddSingleton<RsvpKeys>()
            .AddSingleton<Seats>()
            .AddSingleton<GuestBook>()
            .AddSingleton<Appointment>()
            .AddSingleton<CodeTries>()
            .AddScoped<Holders>()
            .AddScoped<Hosts>()
            .AddScoped<Me.MyMeetups>()
            .AddSingleton<Reopening>()
            .AddSingleton<Planning>()
            .AddSingleton<Breaks>()
            .AddSingleton<KnownPlaces>();

    /// <summary>Maps the two calendar files behind a private link.</summary>
    public static void MapKithComing(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/coming/{key}/appointment.ics",
                (string key, Holders holders, Appointment file) => FileAsync(key, holders, file.Discreet)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/coming/{key}/meetup.ics",
                (string key, Holders holders, Appointment file) => FileAsync(key, holders, file.Plain)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> FileAsync(string key, Holders holders, Func<Holding, IResult> write) =>
        await holders.FindAsync(key) is { } mine ? write(mine) : Results.NotFound();
}
