using Kith.Data;
using Kith.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

public sealed class ErasureTests
{
    private const string Alias = "Zephyrine-of-the-mill";

    [Theory, OnBothDatabases]
    public async Task A_week_after_the_meetup_nothing_of_a_guest_is_left(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var soon = await sample.MeetupAsync(startsLocal: new DateTime(2026, 11, 24, 18, 30, 0));
        var open = await sample.MeetupAsync(m => m.Lasts(null), startsLocal: new DateTime(2026, 11, 24, 18, 30, 0));
        var later = await sample.MeetupAsync(startsLocal: new DateTime(2026, 12, 8, 18, 30, 0));
        foreach (var meetup in new[] { soon, open })
            await hub.ComesAsync(meetup, Alias, 1, ("needs", "Tea"), ("contact", "07700 900123"));
        await hub.ComesAsync(later, "Stays");
        hub.Clock.Move(TimeSpan.FromDays(8));
        await EraseAsync(hub);
        Assert.Single(await hub.RsvpsAsync(soon));
        hub.Clock.Move(TimeSpan.FromHours(8));
        await EraseAsync(hub);
        Assert.Empty(await hub.RsvpsAsync(soon));
        Assert.Single(await hub.RsvpsAsync(open));
        hub.Clock.Move(TimeSpan.FromDays(1));
        await EraseAsync(hub);
        Assert.Empty(await hub.RsvpsAsync(open));
        Assert.Single(await hub.RsvpsAsync(later));
        Assert.DoesNotContain(await EveryTextAsync(hub), words => words.Contains(Alias, StringComparison.Ordinal));
        if (kind == ProviderKind.Sqlite)
            AssertNotIn(hub.Folder, Alias);
    }

    [Fact]
    public async Task The_search_for_traces_would_find_one()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await hub.ComesAsync(await new Sample(hub).MeetupAsync(), Alias);
        Assert.Contains(await EveryTextAsync(hub), words => words.Contains(Alias, StringComparison.Ordinal));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertNotIn(hub.Folder, Alias));
    }

    /// <summary>The first run of recurring work makes its row, the second does the work.</summary>
    private static async Task EraseAsync(TestHub hub)
    {
        await hub.RunJobsAsync();
    }

    /// <summary>Every row of every table, as text.</summary>
    private static Task<List<string>> EveryTextAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
        {
            var all = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await db.Database.OpenConnectionAsync();
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    all.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(n => rows.GetValue(n))));
            }
            return all;
        });

    private static void AssertNotIn(DirectoryInfo folder, string words)
    {
        SqliteConnection.ClearAllPools();
        var needle = System.Text.Encoding.UTF8.GetBytes(words);
        Assert.DoesNotContain(
            folder.EnumerateFiles("kith.db*"),
            file =>
            {
                using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes.AsSpan().IndexOf(needle) >= 0;
            }
        );
    }
}
