using Kith.Data;
using Kith.Jobs;
using Kith.Tests.Support;

namespace Kith.Tests.Data;

/// <summary>Copies of the database from before an update must not outlive for long the people in them.</summary>
public sealed class CopiesTests
{
    [Theory, OnBothDatabases]
    public async Task A_copy_from_before_an_update_is_gone_after_a_week_and_nothing_else_is(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var old = Write(hub, "kith.db.before-20261101000000_Old", daysAgo: 8);
        var fresh = Write(hub, "kith.db.before-20261121000000_New", daysAgo: 6);
        var other = Write(hub, "notes.before-something", daysAgo: 800);
        await RunAsync(hub);
        await RunAsync(hub);
        Assert.Equal(kind == ProviderKind.Postgres, File.Exists(old)); // there the hub makes no copies and touches no file
        Assert.True(File.Exists(fresh));
        Assert.True(File.Exists(other));
        if (kind == ProviderKind.Sqlite)
            Assert.True(File.Exists(Path.Combine(hub.Folder.FullName, "kith.db")));
    }

    private static string Write(TestHub hub, string name, int daysAgo)
    {
        var path = Path.Combine(hub.Folder.FullName, name);
        File.WriteAllText(path, "Wren");
        File.SetLastWriteTimeUtc(path, hub.Clock.Now.AddDays(-daysAgo));
        return path;
    }

    private static async Task RunAsync(TestHub hub)
    {
        await using var scope = hub.Scope();
        await Schedule.All.Single(work => work.Name == "erase-copies").Run(scope.ServiceProvider, default);
    }
}
