using Microsoft.EntityFrameworkCore;

namespace Kith.Data.Search;

/// <summary>Full text on SQLite: an FTS5 table with prefix indexes (https://www.sqlite.org/fts5.html).</summary>
public sealed class Fts5Index : ISearchIndex
{
    public static readonly Fts5Index Meetups = new("MeetupSearch");

    private readonly string _table;

    private Fts5Index(string table) => _table = table;

    // The texts are folded already: words end at spaces and nowhere else, or a vowel sign of Hindi would break one in two.
    public string CreateSql =>
        $"""
            CREATE VIRTUAL TABLE IF NOT EXISTS "{_table}"
            USING fts5("Text", tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'", prefix = '2 3', detail = none)
            """;

    public string Select(string placeholder) =>
        $"SELECT rowid AS \"Value\" FROM \"{_table}\" WHERE \"{_table}\" MATCH {placeholder}";

    // Folded words are letters and digits only; quotes keep AND, OR and NEAR from being read as operators.
    public string Ask(string words) => string.Join(" AND ", SearchIndex.Words(words).Select(w => $"\"{w}\"*"));

    public Task PutAsync(AppDb db, IEnumerable<SearchEntry> entries, CancellationToken ct) =>
        SearchIndex.RunAsync(
            db,
            $"INSERT OR REPLACE INTO \"{_table}\" (rowid, \"Text\") VALUES (@key, @text)",
            entries,
            (command, entry) =>
            {
                command.Set("@key", entry.Key);
                command.Set("@text", string.Join(' ', SearchIndex.Terms(entry.Text)));
            },
            ct
        );

    public Task RemoveAsync(AppDb db, IEnumerable<long> keys, CancellationToken ct) =>
        SearchIndex.RunAsync(
            db,
            $"DELETE FROM \"{_table}\" WHERE rowid = @key",
            keys,
            (command, key) => command.Set("@key", key),
            ct
        );

    public async Task CompactAsync(AppDb db, CancellationToken ct)
    {
        // The table's name is one of the two above.
        var optimize = $"INSERT INTO \"{_table}\" (\"{_table}\") VALUES ('optimize')";
        await db.Database.ExecuteSqlRawAsync(optimize, ct);
        if (db.Database.CurrentTransaction is null)
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }
}
