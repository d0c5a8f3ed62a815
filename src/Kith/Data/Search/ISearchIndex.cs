using Microsoft.EntityFrameworkCore;

namespace Kith.Data.Search;

/// <summary>What an entry of the index is found by.</summary>
/// <param name="Key">The entry.</param>
/// <param name="Text">Its words, in any form; folded when they are put in.</param>
public readonly record struct SearchEntry(long Key, string Text);

/// <summary>Full-text search over meetups; one implementation for each database, both fed with text folded by <see cref="Fold"/>.</summary>
public interface ISearchIndex
{
    /// <summary>SQL that makes the index; run by the migrator when the index is missing.</summary>
    string CreateSql { get; }

    /// <summary>
    /// A sub-select of the keys of all entries that hold every word asked for as the beginning of one of theirs;
    /// <paramref name="placeholder"/> stands for what <see cref="Ask"/> makes of the words.
    /// </summary>
    string Select(string placeholder);

    /// <summary>
    /// Words, in any form, as the index wants to be asked; at least one must be left of them when folded.
    /// </summary>
    string Ask(string words);

    /// <summary>Keys of all entries that hold every word of <paramref name="words"/>.</summary>
    IQueryable<long> Matching(AppDb db, string words) => db.Database.SqlQueryRaw<long>(Select("{0}"), Ask(words));

    /// <summary>Adds or replaces entries; the texts are folded here.</summary>
    Task PutAsync(AppDb db, IEnumerable<SearchEntry> entries, CancellationToken ct);

    Task RemoveAsync(AppDb db, IEnumerable<long> keys, CancellationToken ct);

    /// <summary>Makes removed text really go from the files, as an erasure promises.</summary>
    Task CompactAsync(AppDb db, CancellationToken ct);
}
