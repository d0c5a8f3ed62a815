namespace Kith.Browser.Support;

/// <summary>Goes where no public link leads, so that those pages are looked at too, and tells the atlas.</summary>
public sealed class Errands(Atlas atlas)
{
    /// <summary>Runs them all.</summary>
    public async Task RunAsync()
    {
        await GetLostAsync();
    }

    // What is missing shows the page for what did not work.
    private Task GetLostAsync()
    {
        atlas.Tell("/problem", "/there-is-no-such-page");
        return Task.CompletedTask;
    }
}
