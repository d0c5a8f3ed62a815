using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Data.Search;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Cli.Backups;

public sealed class BackupTests
{
    [Theory, OnBothDatabases]
    public async Task A_backup_restores_into_either_database_and_backs_up_the_same(ProviderKind from)
    {
        await using var hub = await FilledAsync(from);
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

    [Theory, OnBothDatabases]
    public async Task Restore_never_overwrites(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        var file = Path.Combine(hub.Folder.FullName, "a.zip");
        await CommandRun.OnAsync(hub, "backup", file);
        await using var open = await TestHub.StartAsync(kind);

        var run = await CommandRun.OnAsync(open, "restore", file);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("This hub is not empty (Hubs)", run.Error);
    }

    [Fact]
    public async Task An_archive_that_is_cut_short_changed_or_something_else_is_refused()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        var file = Path.Combine(hub.Folder.FullName, "a.zip");
        await CommandRun.OnAsync(hub, "backup", file);
        var whole = await File.ReadAllBytesAsync(file);

        await RefusedAsync(Write(hub, whole[..(whole.Length / 2)]), "cut short");
        await RefusedAsync(Write(hub, "no archive"u8.ToArray()), "cut short");
        await RefusedAsync(Write(hub, []), "cut short");
        await RefusedAsync(Changed(hub, file, "tables/Hubs.ndjson", t => t.Replace("Riverside", "Elsewhere")), "");
        await RefusedAsync(
            Changed(hub, file, "tables/Hubs.ndjson", t => t.Replace("Riverside", "Otherside")),
            "changed or damaged"
        );
        await RefusedAsync(
            Changed(hub, file, "manifest.json", t => t.Replace("\"202611", "\"203001")),
            "another version of Kith"
        );
        await RefusedAsync(
            Changed(hub, file, "manifest.json", t => t.Replace("kith-backup", "kiff-backup")),
            "its form"
        );
        await RefusedAsync(
            Changed(hub, file, "manifest.json", t => t.Replace("files/hub.json", "../../hub.json")),
            "does not belong"
        );
        await RefusedAsync(Changed(hub, file, "manifest.json", _ => "{}"), "its form");
        await RefusedAsync(Changed(hub, file, "extra.txt", _ => "more"), "other files");
        await RefusedAsync(
            Changed(hub, file, "tables/Meetups.ndjson", _ => new string('0', 40_000_000)),
            "size it should be",
            mend: true
        );
        await RefusedAsync(Path.Combine(hub.Folder.FullName, "nowhere.zip"), "There is no file");
    }

    private static async Task RefusedAsync(string file, string reason, bool mend = false)
    {
        await using var empty = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        if (mend)
            Mend(file);
        var run = await CommandRun.OnAsync(empty, "restore", file);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(reason, run.Error);
        Assert.False(await empty.ReadAsync(db => db.Hubs.AnyAsync()));
    }

    private static async Task<TestHub> FilledAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday, Lists.Online));
        await CommandRun.OnAsync(
            hub,
            "add",
            "meetup",
            "--title",
            "Tea",
            "--start",
            "2026-11-26T18:30",
            "--capacity",
            "3"
        );
        return hub;
    }

    /// <summary>States the size a part really has, so that only its inflation gives it away.</summary>
    private static void Mend(string file)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var size = 40_000_000L;
        var entry = zip.GetEntry("manifest.json")!;
        JsonNode json;
        using (var stream = entry.Open())
            json = JsonNode.Parse(stream)!;
        entry.Delete();
        foreach (var part in json["parts"]!.AsArray().Where(p => (string?)p!["name"] == "tables/Meetups.ndjson"))
            part!["bytes"] = size;
        using var to = zip.CreateEntry("manifest.json").Open();
        to.Write(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static string Changed(TestHub hub, string file, string part, Func<string, string> change)
    {
        var copy = Path.Combine(hub.Folder.FullName, $"{Guid.NewGuid():n}.zip");
        File.Copy(file, copy);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        var text = zip.GetEntry(part) is { } entry ? Take(entry) : "";
        using var to = zip.CreateEntry(part).Open();
        to.Write(Encoding.UTF8.GetBytes(change(text)));
        return copy;
    }

    private static string Take(ZipArchiveEntry entry)
    {
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        return text;
    }

    private static string Write(TestHub hub, byte[] bytes)
    {
        var file = Path.Combine(hub.Folder.FullName, $"{Guid.NewGuid():n}.zip");
        File.WriteAllBytes(file, bytes);
        return file;
    }

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
