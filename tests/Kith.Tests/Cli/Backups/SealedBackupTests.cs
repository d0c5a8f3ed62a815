using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Backups;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Cli.Backups.FilledHub;

namespace Kith.Tests.Cli.Backups;

/// <summary>One file and one sheet of paper bring a hub back on another machine, but nobody who has left it.</summary>
public sealed class SealedBackupTests
{
    private static readonly PaperKey Paper = PaperKey.New();

    private static string Typed => string.Join(' ', Paper.Printed);

    [Theory, OnBothDatabases]
    public async Task The_sheet_and_the_file_bring_everything_back_on_another_machine(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        var wren = await Signed.UpAsync(hub);
        var file = await SealAsync(hub);
        Assert.Empty(Traces.InFiles(new(Path.GetDirectoryName(file)!), "Riverside Kith"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var (folder, clock) = (Directory.CreateTempSubdirectory("kith-other-"), hub.Clock);
        await using var database = kind == ProviderKind.Postgres ? await TestHub.StartAsync(kind, setUp: false) : null;
        var provider = database?.Get<Provider>() ?? new Provider(kind, $"Data Source={folder.FullName}/kith.db");
        var run = await CommandRun.RunAsync(folder, provider, clock, "restore", file, "--key", Typed);
        Assert.True(run.Exit == 0, run.Error);

        // A hub that is started there afterwards has people, meetups and the keys that open their words.
        await using var again = await TestHub.StartAsync(
            kind,
            builder => builder.Configuration["Database:ConnectionString"] = provider.ConnectionString,
            setUp: false,
            folder: folder
        );
        // A session that was ended since then must not come back with it: everybody signs in again.
        Assert.False(await again.ReadAsync(db => db.Sessions.AnyAsync()));
        Assert.Equal("/me", (await (wren with { Hub = again }).SignInAsync()).Answer.Location);
        Assert.Contains("Tea", (await again.Browser().GetAsync("/find")).Text, StringComparison.Ordinal);
        Assert.True(await again.ReadAsync(db => db.BackupPlans.AnyAsync()));
        Assert.Equal(hub.Get<Secrets>().KeyedHash("test", "words"), again.Get<Secrets>().KeyedHash("test", "words"));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_was_erased_after_the_backup_is_in_no_row_and_no_file_after_it_is_restored(
        ProviderKind kind
    )
    {
        const string Gone = "Quillfeather Nine";
        await using var hub = await FilledAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        var wren = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Mossbank Seven"), Gone);
        var stays = await Neighbour.JoinAsync(hub, n => n.In(group));
        var file = await SealAsync(hub);
        await hub.WriteAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == wren.Person.Id)).Leave(hub.Clock.Now)
        );
        hub.Clock.Move(TimeSpan.FromHours(2));
        await hub.RunJobsAsync();
        Assert.Empty(Traces.InFiles(hub.Folder, Gone));

        await using var empty = await TestHub.StartAsync(kind, setUp: false);
        var run = await CommandRun.OnAsync(empty, "restore", file, "--key", Typed);

        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("One person who was erased", run.Error, StringComparison.Ordinal);
        var rows = await Traces.EveryRowAsync(empty);
        Assert.Contains(rows, row => row.Contains(stays.Alias, StringComparison.Ordinal));
        foreach (var words in new[] { Gone, Alias.Key(Gone), "Mossbank Seven", $"{wren.Person.Id}" })
        {
            Assert.DoesNotContain(rows, row => row.Contains(words, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(Traces.InFiles(empty.Folder, words));
        }
        Assert.Contains(
            ErasedPerson.HashOf(wren.Person.Id),
            await File.ReadAllTextAsync(empty.Get<DataFolder>().File(ErasureLedger.FileName)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_of_erasures_that_lies_elsewhere_can_be_named_and_a_missing_one_is_said()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        var wren = await Neighbour.JoinAsync(hub);
        var away = Directory.CreateTempSubdirectory("kith-away-");
        var file = Path.Combine(away.FullName, "away.sealed");
        File.Copy(await SealAsync(hub), file);
        var list = Path.Combine(hub.Folder.FullName, "list.txt");
        await File.WriteAllTextAsync(list, $"# a title\n{ErasedPerson.Of(wren.Person.Id, "ab", hub.Clock.Now)}\n");
        await File.WriteAllTextAsync(list + ".odd", "somebody\n");

        await using (var without = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false))
        {
            var odd = await CommandRun.OnAsync(without, "restore", file, "--key", Typed, "--erasures", list + ".odd");
            Assert.Equal((2, ""), (odd.Exit, odd.Out));
            var run = await CommandRun.OnAsync(without, "restore", file, "--key", Typed);
            Assert.Contains("There was no list of erasures", run.Error, StringComparison.Ordinal);
            Assert.True(await without.ReadAsync(db => db.People.AnyAsync(p => p.Id == wren.Person.Id)));
        }
        await using var with = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        await CommandRun.OnAsync(with, "restore", file, "--key", Typed, "--erasures", list);
        Assert.False(await with.ReadAsync(db => db.People.AnyAsync(p => p.Id == wren.Person.Id)));
        away.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_the_right_key_or_with_a_broken_file_nothing_is_restored()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        var file = await SealAsync(hub);
        var whole = await File.ReadAllBytesAsync(file);
        var changed = (byte[])whole.Clone();
        changed[whole.Length / 2] ^= 1;
        var other = string.Join(' ', PaperKey.New().Printed);

        await RefusedAsync(file, "is sealed: give the key");
        await RefusedAsync(file, "not a whole key", "--key", Typed[..^1]);
        await RefusedAsync(file, "opens it, and this is the key of the sheet", "--key", other);
        await RefusedAsync(Write(hub, whole[..(whole.Length / 2)]), "cut short", "--key", Typed);
        await RefusedAsync(Write(hub, changed), "is no whole Kith backup", "--key", Typed);
        await RefusedAsync(Write(hub, []), "cut short", "--key", Typed);
    }

    [Fact]
    public async Task Sealing_needs_a_key_and_never_writes_over_a_file()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        var none = await CommandRun.OnAsync(hub, "backup", "--sealed");
        Assert.Equal(2, none.Exit);
        Assert.Contains("/admin/backups", none.Error, StringComparison.Ordinal);
        await SealAsync(hub);
        var file = Path.Combine(hub.Folder.FullName, "mine.sealed");
        Assert.Equal(0, (await CommandRun.OnAsync(hub, "backup", file, "--sealed")).Exit);
        Assert.Equal(2, (await CommandRun.OnAsync(hub, "backup", file, "--sealed")).Exit);
        Assert.Equal(2, (await CommandRun.OnAsync(hub, "backup")).Exit);
    }

    [Fact]
    public async Task Two_that_are_sealed_in_the_same_second_leave_each_other_alone()
    {
        await using var hub = await FilledAsync(ProviderKind.Sqlite);
        var first = await SealAsync(hub);
        var half = Path.Combine(Path.GetDirectoryName(first)!, "kith-20261101-000000.sealed.part");
        await File.WriteAllTextAsync(half, "being written by another process");
        File.SetLastWriteTimeUtc(half, hub.Clock.Now.AddMinutes(-5));
        var run = await CommandRun.OnAsync(hub, "backup", "--sealed");
        Assert.True(run.Exit == 0, run.Error);
        Assert.NotEqual(first, run.Out.Trim());
        Assert.All(new[] { first, run.Out.Trim(), half }, path => Assert.True(File.Exists(path), path));
        File.SetLastWriteTimeUtc(half, hub.Clock.Now.AddDays(-2));
        Assert.Equal(0, (await CommandRun.OnAsync(hub, "backup", "--sealed")).Exit);
        Assert.False(File.Exists(half));
    }

    private static async Task<string> SealAsync(TestHub hub)
    {
        await hub.WriteAsync(db =>
        {
            db.Add(BackupPlan.For(Paper.Seal, hub.Clock.Now));
            return Task.CompletedTask;
        });
        var run = await CommandRun.OnAsync(hub, "backup", "--sealed");
        Assert.True(run.Exit == 0, run.Error);
        return run.Out.Trim();
    }

    private static async Task RefusedAsync(string file, string reason, params string[] more)
    {
        await using var empty = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var run = await CommandRun.OnAsync(empty, ["restore", file, .. more]);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.False(await empty.ReadAsync(db => db.Hubs.AnyAsync()));
    }
}
