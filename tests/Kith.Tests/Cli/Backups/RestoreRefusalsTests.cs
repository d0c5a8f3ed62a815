using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Cli.Backups.FilledHub;

namespace Kith.Tests.Cli.Backups;

/// <summary>What a restore refuses, so that nothing is overwritten and no broken archive half read.</summary>
public sealed class RestoreRefusalsTests
{
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
}
