using System.IO.Compression;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Data.Search;
using Kith.Tests.Features.Services;
using Kith.Tests.Features.Services.Finder;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Cli.Backups.FilledHub;

namespace Kith.Tests.Cli.Backups;

public sealed class BackupTests
{
    [Theory, OnBothDatabases]
    public async Task A_backup_restores_into_either_database_and_backs_up_the_same(ProviderKind from)
    {
        await using var hub = await FilledAsync(from);
        await Directories.ImportAsync(hub, Directories.List(hub, Directories.Food));
        var first = Path.Combine(hub.Folder.FullName, "first.zip");
        var made = await CommandRun.OnAsync(hub, "backup", first);
        Assert.Equal(0, made.Exit);
        var kinds = TestPostgres.IsThere ? new[] { ProviderKind.Sqlite, ProviderKind.Postgres } : [ProviderKind.Sqlite];
        foreach (var to in kinds)
        {
            await using var empty = await TestHub.StartAsync(to, setUp: false);
            var restored = await CommandRun.OnAsync(empty, "restore", first);
            var second = Path.Combine(empty.Folder.FullName, "second.zip");
            await CommandRun.OnAsync(empty, "backup", second);

            Assert.True(restored.Exit == 0, restored.Error);
            Assert.Equal(Parts(first), Parts(second));
            Assert.Single(await empty.ReadAsync(db => SearchIndex.For(db).Matching(db, "owls").ToListAsync()));
            Assert.Single(await FinderTests.NamesAsync(empty, "?q=pantry"));
            Assert.Equal("Riverside Kith", await empty.ReadAsync(db => db.Hubs.Select(h => h.Name).SingleAsync()));
        }
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_only_and_holds_keys_only_when_asked()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        hub.Get<Secrets>().KeyedHash("test", "words");
        var (without, with) = (Path.Combine(hub.Folder.FullName, "a.zip"), Path.Combine(hub.Folder.FullName, "b.zip"));

        await CommandRun.OnAsync(hub, "backup", without);
        await CommandRun.OnAsync(hub, "backup", with, "--with-keys");
        var again = await CommandRun.OnAsync(hub, "backup", without);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(without));
        Assert.DoesNotContain(Names(without), n => n.StartsWith("keys/", StringComparison.Ordinal));
        Assert.Contains("keys/hub.key", Names(with));
        Assert.Contains("files/hub.json", Names(with));
        Assert.Equal(2, again.Exit);
        Assert.Contains("exists already", again.Error);
    }

    [Fact]
    public async Task Restored_keys_are_those_of_the_hub_that_was_backed_up()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        var file = Path.Combine(hub.Folder.FullName, "a.zip");
        await CommandRun.OnAsync(hub, "backup", file, "--with-keys");
        await using var empty = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var own = Key(empty);

        var run = await CommandRun.OnAsync(empty, "restore", file);

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(Key(hub), Key(empty));
        var aside = Assert.Single(Directory.GetFiles(empty.Get<DataFolder>().Keys, "hub.key.replaced-*"));
        Assert.Equal(own, await File.ReadAllBytesAsync(aside));
    }

    private static byte[] Key(TestHub hub) => File.ReadAllBytes(Path.Combine(hub.Get<DataFolder>().Keys, "hub.key"));

    private static List<string> Names(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    private static string Parts(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var stream = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(stream)!["parts"]!.ToJsonString();
    }
}
