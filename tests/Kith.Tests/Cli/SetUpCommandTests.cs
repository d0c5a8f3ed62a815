using Kith.Data;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Cli;

public sealed class SetUpCommandTests
{
    private static readonly string[] Open =
    [
        "setup",
        "--name",
        "Alder Kith",
        "--country",
        "us",
        "--zone",
        "America/New_York",
    ];

    [Theory, OnBothDatabases]
    public async Task A_hub_is_opened_once_and_counts_earlier_imports_by_its_own_clock(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, setUp: false);
        var early = await CommandRun.OnAsync(hub, "import", "meetings", Lists.Write(hub, Lists.Monday));

        var run = await CommandRun.OnAsync(
            hub,
            [.. Open, "--neighbourhoods", "Lewes, Milton", "--hue", "20", "--tagline", "Hello"]
        );
        var again = await CommandRun.OnAsync(hub, Open);

        Assert.Contains("in the zone Etc/UTC, because the hub is not set up yet", early.Error);
        Assert.Equal((0, "Alder Kith is open\n"), (run.Exit, run.Out));
        Assert.Equal(2, again.Exit);
        Assert.Contains("set up already", again.Error);
        var made = await hub.ReadAsync(db => db.Hubs.SingleAsync());
        Assert.Equal(("US", 20, "Hello"), (made.Country, made.AccentHue, made.Tagline));
        Assert.Equal(
            ["Lewes", "Milton"],
            await hub.ReadAsync(db => db.Neighbourhoods.Select(n => n.Name).Order().ToListAsync())
        );
        // 18:30 UTC is 13:30 in New York.
        Assert.True(await hub.ReadAsync(db => db.Occurrences.AllAsync(o => o.HubMinute == (13 * 60) + 30)));
    }

    [Theory]
    [InlineData("--country", "Utopia")]
    [InlineData("--country", "XX")]
    [InlineData("--zone", "Mars/Base")]
    [InlineData("--name", " ")]
    [InlineData("--hue", "400")]
    [InlineData("--languages", "tlh")]
    public async Task What_cannot_be_is_refused(string option, string value)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var at = Array.IndexOf(Open, option);
        string[] args = at < 0 ? [.. Open, option, value] : [.. Open[..at], option, value, .. Open[(at + 2)..]];

        var run = await CommandRun.OnAsync(hub, args);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(option, run.Error);
        Assert.False(await hub.ReadAsync(db => db.Hubs.AnyAsync()));
    }
}
