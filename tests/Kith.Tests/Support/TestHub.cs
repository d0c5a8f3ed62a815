using System.Collections.Concurrent;
using Kith.Cli;
using Kith.Data;
using Kith.Features.Hubs;
using Kith.Jobs;
using Kith.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Support;

/// <summary>
/// The real program on a database of its own, without a network. Set up as "Riverside Kith" in London, clock standing at
/// <see cref="TestClock.Start"/>, recurring jobs off (tests run them by hand).
/// </summary>
public sealed class TestHub : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<ProviderKind, Lazy<Task<TestHub>>> Shared = new();

    private readonly WebApplication _app;
    private readonly string? _postgres;

    private TestHub(WebApplication app, DirectoryInfo folder, string? postgres, TestClock clock) =>
        (_app, Folder, _postgres, Clock) = (app, folder, postgres, clock);

    public DirectoryInfo Folder { get; }

    public TestClock Clock { get; }

    /// <summary>One hub for all tests that only add things of their own and look for those.</summary>
    public static Task<TestHub> SharedAsync(ProviderKind kind) =>
        Shared.GetOrAdd(kind, k => new Lazy<Task<TestHub>>(() => StartAsync(k))).Value;

    /// <summary>A hub of one's own: for tests that move the clock, change the hub or count everything. Dispose it.</summary>
    public static async Task<TestHub> StartAsync(
        ProviderKind kind,
        Action<WebApplicationBuilder>? change = null,
        bool setUp = true,
        DirectoryInfo? folder = null
    )
    {
        folder ??= Directory.CreateTempSubdirectory("kith-test-");
        var postgres = kind == ProviderKind.Postgres ? await TestPostgres.CreateAsync() : null;
        var clock = new TestClock();
        var app = KithHost.Build(
            new ServeSettings(folder, [], Demo: false),
            builder =>
            {
                builder.WebHost.UseTestServer(o => o.PreserveExecutionContext = true);
                builder.Configuration["Database:Provider"] = kind == ProviderKind.Postgres ? "postgres" : "sqlite";
                builder.Configuration["Database:ConnectionString"] = postgres;
                builder.Configuration["Jobs:Enabled"] = "false";
                builder.Configuration["RateLimits:Enabled"] = "false";
                builder.Configuration["Texts:Strict"] = "true";
                builder.Services.AddSingleton<TimeProvider>(clock);
                change?.Invoke(builder);
            }
        );
        await app.StartAsync();
        var hub = new TestHub(app, folder, postgres, clock);
        if (setUp)
            await hub.WriteAsync(db => OpenAsync(db, clock.Now));
        return hub;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A visitor's browser: keeps cookies, fills in forms, follows no redirect by itself.</summary>
    public TestBrowser Browser() => new(_app.GetTestServer().CreateHandler());

    public Task<T> WriteAsync<T>(Func<AppDb, Task<T>> work) => Get<WriteQueue>().RunAsync(work);

    public Task WriteAsync(Func<AppDb, Task> work) =>
        Get<WriteQueue>()
            .RunAsync(async db =>
            {
                await work(db);
                return true;
            });

    public async Task<T> ReadAsync<T>(Func<AppDb, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Does recurring work that is due: the first run makes its row, the second does the work.</summary>
    public async Task RunJobsAsync()
    {
        await Get<JobRunner>().RunDueAsync(default);
        await Get<JobRunner>().RunDueAsync(default);
    }

    public AsyncServiceScope Scope() => _app.Services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_postgres is not null)
            await TestPostgres.DropAsync(_postgres);
        Folder.Delete(recursive: true);
    }

    private static Task<bool> OpenAsync(AppDb db, DateTime now)
    {
        var hub = Hub.Open("Riverside Kith", "GB", "Europe/London", now);
        hub.Present(
            "Riverside Kith",
            "Neighbours who look out for each other",
            "en es",
            Hub.DefaultHue,
            "020 7946 0123",
            leaveUrl: null
        );
        db.Add(hub);
        return Task.FromResult(true);
    }
}
