using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kith.Data.Search;

/// <summary>Picks the index for a database and does what both share.</summary>
public static class SearchIndex
{
    /// <summary>Most words of a question that are used; more would only slow the database down.</summary>
    private const int MostWords = 12;

    /// <summary>Longer words are cut, in texts and in questions alike: PostgreSQL takes no lexeme over 2 KB.</summary>
    private const int LongestWord = 60;

    /// <summary>The index of meetups.</summary>
    public static ISearchIndex For(ProviderKind kind) =>
        kind == ProviderKind.Sqlite ? Fts5Index.Meetups : TsVectorIndex.Meetups;

    public static ISearchIndex For(AppDb db) => db.Database.IsNpgsql() ? TsVectorIndex.Meetups : Fts5Index.Meetups;

    /// <summary>The words of a question, folded, at most twelve; empty when nothing in it can be searched for.</summary>
    public static string[] Words(string? question) => [.. Terms(question).Take(MostWords)];

    /// <summary>All different words of a text, folded. Both databases index exactly these and split no further.</summary>
    internal static IEnumerable<string> Terms(string? text) =>
        Fold.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cut).Distinct();

    private static string Cut(string word) =>
        word.Length <= LongestWord ? word
        : char.IsHighSurrogate(word[LongestWord - 1]) ? word[..(LongestWord - 1)]
        : word[..LongestWord];

    /// <summary>Runs one prepared command for every row, inside the context's transaction when there is one.</summary>
    internal static async Task RunAsync<T>(
        AppDb db,
        string sql,
        IEnumerable<T> rows,
        Action<DbCommand, T> bind,
        CancellationToken ct
    )
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var row in rows)
            {
                bind(command, row);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static void Set(this DbCommand command, string name, object value)
    {
        if (!command.Parameters.Contains(name))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        command.Parameters[name].Value = value;
    }
}
