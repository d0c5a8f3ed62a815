using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>The sample neighbourhood, one hub and one browser, which all journeys share.</summary>
public sealed class Neighbourhood : IAsyncLifetime
{
    /// <summary>The collection every journey names.</summary>
    public const string Name = "neighbourhood";

    /// <summary>Milliseconds a page may take on a machine with other things to do.</summary>
    private const float LongestWait = 60_000;

    private Hub? _hub;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task<Atlas>? _atlas;

    /// <summary>The hub with the sample.</summary>
    public Hub Hub => _hub!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        _hub = await Hub.OpenAsync(null, "--demo");
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>Where a page can be looked at.</summary>
    /// <param name="route">As the page states it.</param>
    /// <exception cref="InvalidOperationException">Nobody knows one: it is behind a link that <see cref="Errands"/> must follow.</exception>
    public async Task<Place> PlaceOfAsync(string route)
    {
        // Walked once, also when the walk fails: hundreds of pages must not each wait for it again.
        var atlas = await (_atlas ??= WalkAsync());
        return atlas.Find(route) ?? throw new InvalidOperationException($"No link leads to {route}; add an errand.");
    }

    private async Task<Atlas> WalkAsync()
    {
        var atlas = new Atlas();
        await atlas.WalkAsync(Hub.Address);
        await new Errands(this, atlas).RunAsync();
        return atlas;
    }

    /// <summary>A person opens the hub in a fresh browser, does what <paramref name="journey"/> says, and leaves no trace.</summary>
    /// <param name="device">Script on or off, width, language.</param>
    /// <param name="hub">Another hub than the sample.</param>
    /// <param name="session">Of somebody who is signed in already.</param>
    public async Task VisitAsync(Device device, Func<IPage, Task> journey, Hub? hub = null, string? session = null)
    {
        var address = (hub ?? Hub).Address;
        await using var context = await _browser!.NewContextAsync(device.For(address));
        context.SetDefaultTimeout(LongestWait);
        if (session is not null)
            await context.AddCookiesAsync([
                new()
                {
                    Name = "session",
                    Value = session,
                    Url = address.ToString(),
                },
            ]);
        var page = await context.NewPageAsync();
        var watch = new Watch(context, page, address);
        await journey(page);
        watch.AssertClean();
    }

    /// <summary>As <see cref="VisitAsync"/>, for several people with a browser each.</summary>
    public Task VisitTogetherAsync(Device device, Hub hub, int people, Func<IReadOnlyList<IPage>, Task> journey)
    {
        return Next([]);

        Task Next(List<IPage> pages) =>
            pages.Count == people ? journey(pages) : VisitAsync(device, page => Next([.. pages, page]), hub);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

[CollectionDefinition(Neighbourhood.Name)]
public sealed class NeighbourhoodCollection : ICollectionFixture<Neighbourhood>;
