using Microsoft.EntityFrameworkCore;

namespace Kith.Data.Search;

/// <summary>Full-text search over meetups; one implementation for each database, both fed with text folded by <see cref="Fold"/>.</summary>
public interface ISearchIndex
{
    /// <summary>SQL that makes the index; run by the migrator when the index is missing.</summary>
    string CreateSql { get; }

    /// <summary>
    /// Keys of all entries that hold every word of <paramref name="words"/> as the beginning of one of theirs; composes into a
    /// larger query as a sub-select. The words may come in any form but must fold to at least one.
    /// </summary>
    IQueryable<long> Matching(AppDb db, string words) => db.Database.SqlQueryRaw<long>(Select("{0}"), Ask(words));

    /// <summary>The same as a sub-select in a question written as SQL, where <paramref name="placeholder"/> stands for <see cref="Ask"/>.</summary>
    string Select(string placeholder);

    /// <summary>The words as the index wants to be asked.</summary>
    string Ask(string words);

    /// <summary>Adds or replaces entries; the texts are folded here.</summary>
    Task PutAsync(AppDb db, IEnumerable<(long Key, string Text)> entries, CancellationToken ct);

    Task RemoveAsync(AppDb db, IEnumerable<long> keys, CancellationToken ct);

    /// <summary>Makes removed text really go from the files, as an erasure promises.</summary>
    Task CompactAsync(AppDb db, CancellationToken ct);
}
