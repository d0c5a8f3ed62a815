using Microsoft.EntityFrameworkCore;

namespace Kith.Data.Search;

/// <summary>Full text on PostgreSQL: a <c>tsvector</c> with a GIN index and the <c>simple</c> dictionary, no stemming, as FTS5.</summary>
public sealed class TsVectorIndex : ISearchIndex
{
    public static readonly TsVectorIndex Instance = new();

    private TsVectorIndex() { }

    public string CreateSql =>
        """
            CREATE TABLE IF NOT EXISTS "MeetupSearch" ("Key" bigint PRIMARY KEY, "Text" tsvector NOT NULL);
            CREATE INDEX IF NOT EXISTS "IX_MeetupSearch_Text" ON "MeetupSearch" USING gin ("Text");
            """;

    public IQueryable<long> Matching(AppDb db, string words)
    {
        // Folded words are letters and digits only, so none of them can be read as an operator.
        var match = string.Join(" & ", SearchIndex.Words(words).Select(w => $"{w}:*"));
        return db.Database.SqlQuery<long>(
            $"SELECT \"Key\" AS \"Value\" FROM \"MeetupSearch\" WHERE \"Text\" @@ to_tsquery('simple', {match})"
        );
    }

    public Task PutAsync(AppDb db, IEnumerable<(long Key, string Text)> entries, CancellationToken ct) =>
        SearchIndex.RunAsync(
            db,
            """
            INSERT INTO "MeetupSearch" ("Key", "Text") VALUES (@key, to_tsvector('simple', @text))
            ON CONFLICT ("Key") DO UPDATE SET "Text" = excluded."Text"
            """,
            entries,
            (command, entry) =>
            {
                command.Set("@key", entry.Key);
                command.Set("@text", Fold.Words(entry.Text));
            },
            ct
        );

    public Task RemoveAsync(AppDb db, IEnumerable<long> keys, CancellationToken ct) =>
        SearchIndex.RunAsync(
            db,
            "DELETE FROM \"MeetupSearch\" WHERE \"Key\" = @key",
            keys,
            (command, key) => command.Set("@key", key),
            ct
        );

    public Task CompactAsync(AppDb db, CancellationToken ct) =>
        db.Database.CurrentTransaction is null
            ? db.Database.ExecuteSqlAsync($"VACUUM \"MeetupSearch\"", ct)
            : Task.CompletedTask;
}
