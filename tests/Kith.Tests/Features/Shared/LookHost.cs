using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kith.Tests.Features.Shared;

/// <summary>The words, look and pages that need nothing else of the program: no database, no accounts.</summary>
public static class LookHost
{
    /// <summary>The services alone.</summary>
    public static IServiceProvider Services() => Build([]).Services;

    /// <summary>Answers requests in memory; dispose it after use.</summary>
    /// <param name="hub">The hub it belongs to, or null for one before set-up.</param>
    /// <param name="settings">Configuration, for example <c>("Texts:Pseudo", "true")</c>.</param>
    public static Task<WebApplication> Start(HubFacts? hub = null, params (string Key, string Value)[] settings) =>
        Start(hub, _ => { }, settings);

    /// <summary>The same, with more endpoints.</summary>
    public static async Task<WebApplication> Start(
        HubFacts? hub,
        Action<WebApplication> more,
        params (string Key, string Value)[] settings
    )
    {
        var app = Build(settings);
        app.Services.GetRequiredService<CurrentHub>().Replace(hub ?? HubFacts.BeforeSetUp);
        app.UseMiddleware<Problems>();
        app.UseKithLanguage();
        app.UseStatusCodePagesWithReExecute(Problems.Path, "?status={0}");
        app.UseRouting();
        app.MapKithLook();
        app.MapRazorPages();
        more(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>A browser without a cookie jar that does not follow redirects.</summary>
    public static HttpClient Browser(this WebApplication app) => app.GetTestServer().CreateClient();

    /// <summary>The body of an answer that is no success.</summary>
    public static async Task<string> GetStringFailingAsync(this HttpClient browser, string url)
    {
        var answer = await browser.GetAsync(url);
        Assert.False(answer.IsSuccessStatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static WebApplication Build((string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Kith",
                ContentRootPath = Sources.Program,
                EnvironmentName = Environments.Staging,
            }
        );
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("Texts:Strict", "true")]);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddKithLook();
        builder.Services.AddSingleton(new Address(builder.Configuration));
        builder.Services.AddKithPages();
        return builder.Build();
    }
}
