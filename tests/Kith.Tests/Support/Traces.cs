using System.Text;
using Kith.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Support;

/// <summary>Looks for words where an erased person's could still be: in every row and in every file.</summary>
public static class Traces
{
    /// <summary>Every row of every table, the search index too, as text.</summary>
    public static Task<List<string>> EveryRowAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
        {
            var all = new List<string>();
            var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Append("MeetupSearch");
            await db.Database.OpenConnectionAsync();
            foreach (var table in tables.Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    all.Add($"{table}|" + string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
            }
            return all;
        });

    /// <summary>Files of the data folder that hold these words.</summary>
    public static IReadOnlyList<string> InFiles(DirectoryInfo folder, string words)
    {
        SqliteConnection.ClearAllPools();
        var needle = Encoding.UTF8.GetBytes(words);
        return
        [
            .. folder
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => Bytes(file).AsSpan().IndexOf(needle) >= 0)
                .Select(file => file.Name),
        ];
    }

    private static byte[] Bytes(FileInfo file)
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
