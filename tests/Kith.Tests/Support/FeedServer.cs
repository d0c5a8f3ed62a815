using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kith.Tests.Support;

/// <summary>Somebody else's server on this machine, with an address of its own.</summary>
public sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FeedServer(WebApplication app, string root) => (_app, Root) = (app, root);

    /// <summary>Its address, without a slash at the end.</summary>
    public string Root { get; }

    /// <summary>Answers every GET: path and query in, text out; null for 404.</summary>
    public static Task<FeedServer> StartAsync(Func<string, string?> answer) =>
        StartAsync(path =>
            Task.FromResult(answer(path) is { } text ? (HttpStatusCode.OK, text) : (HttpStatusCode.NotFound, ""))
        );

    /// <summary>Another hub, as others reach it.</summary>
    public static Task<FeedServer> OfAsync(TestHub hub) =>
        StartAsync(async path =>
        {
            var visit = await hub.Browser().GetAsync(path);
            return (visit.Status, visit.Body);
        });

    /// <summary>Answers every GET.</summary>
    public static async Task<FeedServer> StartAsync(Func<string, Task<(HttpStatusCode Status, string Body)>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var (status, body) = await answer($"{context.Request.Path}{context.Request.QueryString}");
            context.Response.StatusCode = (int)status;
            await context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new(app, addresses.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
