using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Web;

/// <summary>Razor Pages rooted at <c>Features/</c>, with form tokens checked by <see cref="FormTokens"/>.</summary>
public static class Pages
{
    public static void AddKithPages(this IServiceCollection services)
    {
        services
            .AddRazorPages(o =>
            {
                o.RootDirectory = "/Features";
                o.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
                o.Conventions.ConfigureFilter(new ServiceFilterAttribute<FormTokens>());
                o.Conventions.ConfigureFilter(new ServiceFilterAttribute<PausedFilter>());
            })
            .AddKithFormWords();
        services.AddScoped<CurrentViewer>();
        services.AddScoped<FormTokens>().AddScoped<PausedFilter>();
        services.AddSingleton<ConfigureCookies>();
        services.AddOptions<AntiforgeryOptions>().Configure<ConfigureCookies>((o, c) => c.Apply(o));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
    }
}

/// <summary>The form token's cookie: unreadable for scripts, not sent from other sites, guarded by <c>__Host-</c> over https.</summary>
public sealed class ConfigureCookies(Address address)
{
    public void Apply(AntiforgeryOptions options)
    {
        options.FormFieldName = "token";
        options.SuppressXFrameOptionsHeader = true;
        options.Cookie.Name = address.Cookie("form");
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.IsEssential = true;
        options.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
