using Microsoft.EntityFrameworkCore;

namespace Kith.Data.Search;

/// <summary>Full text on PostgreSQL: a <c>tsvector</c> with a GIN index , its words made by <see cref="Fold"/> alone, as for FTS5.</summary>
public sealed class TsVectorIndex : ISearchIndex
{
    public static readonly TsVectorIndex Meetups = new("MeetupSearch");

    private readonly string _table;

    private TsVectorIndex(string table) => _table = table;

    public string CreateSql =>
        $"""
            CREATE TABLE IF NOT EXISTS "{_table}" ("Key" bigint PRIMARY KEY, "Text" tsvector NOT NULL);
            CREATE INDEX IF NOT EXISTS "IX_{_table}_Text" ON "{_table}" USING gin ("Text");
            """;

    public string Select(string placeholder) =>
        $"SELECT \"Key\" AS \"Value\" FROM \"{_table}\" WHERE \"Text\" @@ CAST({placeholder} AS tsquery)";

    // Folded words hold no quotes; a cast, unlike to_tsquery, takes each as it is and splits none.
    public string Ask(string words) => string.Join(" & ", SearchIndex.Words(words).Select(w => $"'{w}':*"));

    public Task PutAsync(AppDb db, IEnumerable<SearchEntry> entries, CancellationToken ct) =>
        SearchIndex.RunAsync(
            db,
            $"""
            INSERT INTO "{_table}" ("Key", "Text") VALUES (@key, array_to_tsvector(@terms))
            ON CONFLICT ("Key") DO UPDATE SET "Text" = excluded."Text"
            """,
            entries,
            (command, entry) =>
            {
                command.Set("@key", entry.Key);
                command.Set("@terms", SearchIndex.Terms(entry.Text).ToArray());
            },
            ct
        );

    public Task RemoveAsync(AppDb db, IEnumerable<long> keys, CancellationToken ct) =>
        SearchIndex.RunAsync(
            db,
            $"DELETE FROM \"{_table}\" WHERE \"Key\" = @key",
            keys,
            (command, key) => command.Set("@key", key),
            ct
        );

    public Task CompactAsync(AppDb db, CancellationToken ct)
    {
        // The table's name is one of the two above.
        var vacuum = $"VACUUM \"{_table}\"";
        return db.Database.CurrentTransaction is null ? db.Database.ExecuteSqlRawAsync(vacuum, ct) : Task.CompletedTask;
    }
}
