using Kith.Features.HelpNow;
using Kith.Texts;
using Kith.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kith.Features.Shared;

/// <summary>Everything a page needs to look and speak like the hub, in two calls.</summary>
public static class LookSetup
{
    /// <summary>Words, language, colours and help lines. <see cref="CurrentHub"/> is added when nobody did.</summary>
    public static IServiceCollection AddKithLook(this IServiceCollection services)
    {
        services.TryAddSingleton<CurrentHub>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KeptFields>();
        return services.AddKithTexts().AddKithLanguage().AddKithTheme().AddKithHelpNow();
    }

    /// <summary>The endpoints behind it: style sheets, icons, scripts, the language switch.</summary>
    public static void MapKithLook(this IEndpointRouteBuilder routes)
    {
        routes.MapKithTheme();
        routes.MapKithLanguage();
    }
}
