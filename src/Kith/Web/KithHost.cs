using Kith.Cli;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Features.Calendars;
using Kith.Features.Cards;
using Kith.Features.Coming;
using Kith.Features.Find;
using Kith.Features.Groups;
using Kith.Features.Me;
using Kith.Features.Meetups;
using Kith.Features.Neighbours;
using Kith.Features.Reports;
using Kith.Features.Safety;
using Kith.Features.Services.Api;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Features.Shared;
using Kith.Features.Week;
using Kith.Jobs;
using Kith.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Web;

/// <summary>Puts the hub together: services, then the way of a request. Tests build the same host and change as little as possible.</summary>
public static class KithHost
{
    /// <summary>Most bytes of a form; nothing a visitor sends is longer.</summary>
    private const long MostBodyBytes = 256 * 1024;

    public static WebApplication Build(ServeSettings settings, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Kith" }
        );
        Configure(builder, settings);
        change?.Invoke(builder);
        AddServices(builder, settings);
        var app = builder.Build();
        Pipeline.Use(app);
        return app;
    }

    /// <summary>The services without a web server, for the command line.</summary>
    public static WebApplication BuildQuietly(DirectoryInfo data, Action<WebApplicationBuilder>? change = null) =>
        Build(
            new ServeSettings(data, [], Demo: false),
            builder =>
            {
                builder.Configuration["Jobs:Enabled"] = "false";
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                change?.Invoke(builder);
            }
        );

    private static void Configure(WebApplicationBuilder builder, ServeSettings settings)
    {
        // Standard output carries the address and nothing else; paths and search words of visitors are in no log.
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Logging.AddFilter(typeof(SessionAuthentication).FullName, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseUrls(settings.Urls is { Count: > 0 } urls ? [.. urls] : [Address.Default]);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MostBodyBytes;
        });
    }

    private static void AddServices(WebApplicationBuilder builder, ServeSettings settings)
    {
        var folder = DataFolder.Open(settings.Data, builder.Configuration);
        var provider = Provider.From(builder.Configuration, folder.Path);
        builder.Services.AddSingleton(folder).AddSingleton(settings).AddSingleton(provider);
        builder.Services.AddSingleton(
            new Address(builder.Configuration, settings.Urls is [var first, ..] ? first : null)
        );
        builder.Services.AddKithLook();
        builder.Services.AddKithData(provider);
        builder.Services.AddKithJobs();
        builder.Services.AddKithFind();
        builder.Services.AddKithDirectory();
        builder.Services.AddKithServices();
        builder.Services.AddKithFreshness();
        builder
            .Services.AddSingleton<Secrets>()
            .AddSingleton<SetUpCode>()
            .AddSingleton<Opening>()
            .AddSingleton<HubSnapshot>()
            .AddSingleton<Telemetry>();
        builder.Services.AddHostedService<KeyAtStart>();
        builder.Services.AddHostedService<HubWatch>();
        builder.Services.AddDataProtection().SetApplicationName("Kith").PersistKeysToFileSystem(new(folder.Keys));
        builder.Services.AddKithPages();
        builder.Services.AddKithMeetups();
        builder.Services.AddKithWeek();
        builder.Services.AddKithAccounts();
        builder.Services.AddKithGroups();
        builder.Services.AddKithAdmin();
        builder.Services.AddKithReports();
        builder.Services.AddKithCards();
        builder.Services.AddKithNeighbours();
        builder.Services.AddKithSafety();
        builder.Services.AddKithMail();
        builder.Services.AddKithOwn();
        builder.Services.AddKithComing();
        builder.Services.AddKithCalendars();
        builder.Services.AddKithCaching();
        builder.Services.AddKithRateLimits(builder.Configuration);
        builder.Services.AddKithOpenApi();
    }
}
