using Kith.Data;
using Kith.Tests.Support;
using Kith.Web;

namespace Kith.Tests.Cli;

public sealed class DoctorTests
{
    [Theory, OnBothDatabases]
    public async Task A_hub_that_is_well_has_nothing_that_failed(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);

        var run = await CommandRun.OnAsync(hub, "doctor");
        var strict = await CommandRun.OnAsync(hub, "doctor", "--strict");

        Assert.True(run.Exit == 0, run.Out);
        // The tests' clock stands still, and PostgreSQL has one of its own.
        Assert.Contains(kind == ProviderKind.Sqlite ? "ok    clock" : "warn  clock", run.Out);
        foreach (var about in new[] { "ok    hub", "ok    keys", "ok    mail", "ok    work" })
            Assert.Contains(about, run.Out);
        Assert.Contains("warn  address   Web__PublicUrl is not set", run.Out);
        // The private PostgreSQL of the tests does not write through to the disk, and doctor rightly says so.
        Assert.Contains(kind == ProviderKind.Sqlite ? "ok    database  SQLite" : "warn  database  fsync", run.Out);
        Assert.DoesNotContain("fail", run.Out);
        Assert.Equal(1, strict.Exit);
    }

    [Fact]
    public async Task What_is_broken_is_said_and_the_rest_is_still_looked_at()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(hub.Folder.FullName, "help-now.json"), "{ broken");
        var folder = hub.Get<DataFolder>();

        var run = await CommandRun.OnAsync(hub, "doctor");
        File.SetUnixFileMode(folder.Keys, (UnixFileMode)0b111_101_101);
        var open = await CommandRun.OnAsync(hub, "doctor");
        await File.WriteAllTextAsync(Path.Combine(folder.Keys, "hub.key"), "short");
        var damaged = await CommandRun.OnAsync(hub, "doctor");

        Assert.Equal(2, run.Exit);
        Assert.Contains("fail  help", run.Out);
        Assert.Equal(2, damaged.Exit);
        Assert.Contains("hub.key is damaged", damaged.Out);
        Assert.Contains("ok    database", run.Out);
        Assert.Contains("warn  keys      others on this computer", open.Out);
    }

    [Fact]
    public async Task A_database_that_is_damaged_fails()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var folder = Directory.CreateDirectory(Path.Combine(hub.Folder.FullName, "other"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kith.db"), new string('x', 9000));
        var damaged = Provider.Sqlite($"Data Source={Path.Combine(folder.FullName, "kith.db")}");

        var run = await CommandRun.RunAsync(folder, damaged, hub.Clock, "doctor");

        Assert.Equal(2, run.Exit);
        Assert.Contains("fail  database", run.Out);
        Assert.Contains("ok    keys", run.Out);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var nowhere = new DirectoryInfo(Path.Combine(hub.Folder.FullName, "nowhere"));

        var run = await CommandRun.RunAsync(nowhere, hub.Get<Provider>(), hub.Clock, "doctor");

        Assert.Equal(2, run.Exit);
        Assert.False(Directory.Exists(nowhere.FullName));
    }
}
