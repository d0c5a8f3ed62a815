using Kith.Web;

namespace Kith.Features.HelpNow;

/// <summary>Makes the help lines available to every page.</summary>
public static class HelpNowSetup
{
    /// <summary>Adds <see cref="HelpLines"/> from the data folder, when there is one, and their words.</summary>
    public static IServiceCollection AddKithHelpNow(this IServiceCollection services) =>
        services
            .AddSingleton<LineWords>()
            .AddSingleton<LineFile>()
            .AddScoped<LineBook>()
            .AddSingleton(provider => new HelpLines(
                provider.GetService<DataFolder>()?.File(HelpLines.FileName),
                provider.GetRequiredService<ILogger<HelpLines>>()
            ));
}
