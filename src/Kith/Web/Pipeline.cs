using Kith.Features.Accounts;
using Kith.Features.Calendars;
using Kith.Features.Coming;
using Kith.Features.Faces;
using Kith.Features.Find;
using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Me;
using Kith.Features.Meetups;
using Kith.Features.Services.Api;
using Kith.Features.Shared;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kith.Web;

/// <summary>A request's way, in order.</summary>
public static class Pipeline
{
    public static void Use(WebApplication app)
    {
        app.Services.GetRequiredService<Telemetry>();
        app.UseForwardedHeaders(Proxies(app.Configuration));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Problems>();
        app.UseKithLanguage();
        app.UseStatusCodePagesWithReExecute(Problems.Path, "?status={0}");
        app.UseRouting();
        app.UseKithRateLimits();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<EntityTags>();
        app.UseMiddleware<FormBodies>();
        app.UseAntiforgery();
        app.MapKithLook();
        app.MapKithCalendars();
        app.MapKithHealth();
        app.MapOpenApi("/openapi.json").AllowAnonymous();
        app.MapKithMeetups();
        app.MapKithGroups();
        app.MapKithFaces();
        app.MapKithImports();
        app.MapKithFind();
        app.MapKithDirectory();
        app.MapKithOwn();
        app.MapKithComing();
        app.MapRazorPages();
        app.MapKithAbsent();
    }

    /// <summary>Forwarded headers count only from the proxies named in <c>Web:Proxies</c> (addresses separated by commas).</summary>
    private static ForwardedHeadersOptions Proxies(IConfiguration settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (
            var proxy in (settings["Web:Proxies"] ?? "").Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
            options.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        if (options.KnownProxies.Count == 0)
            options.ForwardedHeaders = ForwardedHeaders.None;
        return options;
    }
}
