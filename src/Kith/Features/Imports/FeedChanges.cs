using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports;

/// <summary>What a hub already has of one row.</summary>
/// <param name="IsClaimed">Whether its group's people have taken it over: the list changes nothing here any more.</param>
public sealed record KnownRow(
    Guid Id,
    string Slug,
    Guid MeetupId,
    string Hash,
    int Position,
    DateTime? GoneAt,
    bool IsClaimed
);

/// <summary>A list as it is now, ready to be compared.</summary>
/// <param name="Rows">Rows to take.</param>
/// <param name="Hash">SHA-256 of all that decides what a row becomes.</param>
/// <param name="Has">Whether the list still names a key, even in a row that was refused or left out.</param>
public sealed record ReadList<TRow>(IEnumerable<TRow> Rows, Func<TRow, string> Hash, Func<string, bool> Has)
{
    /// <summary>Whether a row names a group whose people have taken it over: the list adds nothing to it.</summary>
    public Func<TRow, bool> IsTheirs { get; init; } = _ => false;
}

/// <summary>Compares lists with what the hub has of them.</summary>
public static class FeedChanges
{
    /// <summary>What is new, changed, the same and gone.</summary>
    public static async Task<FeedChanges<TRow>> FindAsync<TRow>(
        AppDb db,
        Guid? feedId,
        ReadList<TRow> list,
        CancellationToken ct
    )
        where TRow : IFeedRow
    {
        var known = await db
            .FeedRows.Where(r => r.FeedId == feedId)
            .Select(r => new KnownRow(
                r.Id,
                r.Slug,
                r.MeetupId,
                r.Hash,
                r.Position,
                r.GoneAt,
                db.Meetups.Any(m => m.Id == r.MeetupId && db.Groups.Any(g => g.Id == m.GroupId && g.ClaimedAt != null))
            ))
            .ToDictionaryAsync(r => r.Slug, StringComparer.Ordinal, ct);
        var changes = new FeedChanges<TRow>(known);
        foreach (var row in list.Rows)
            changes.Sort(row, list.Hash(row), list.IsTheirs(row));
        changes.Gone.AddRange(
            known
                .Values.Where(k => k is { GoneAt: null, IsClaimed: false } && !list.Has(k.Slug))
                .OrderBy(k => k.Position)
        );
        return changes;
    }
}

/// <summary>The difference between a list and what the hub has of it: only ever rows of this one feed.</summary>
public sealed class FeedChanges<TRow>
    where TRow : IFeedRow
{
    private const string TheirsToAdd = "its group is kept by its own people here, who add what they want";

    private readonly Dictionary<string, KnownRow> _known;

    internal FeedChanges(Dictionary<string, KnownRow> known) => _known = known;

    /// <summary>Rows the hub has never seen.</summary>
    public List<TRow> Fresh { get; } = [];

    /// <summary>Rows that changed, or that were gone and are back.</summary>
    public List<(TRow Row, KnownRow Known)> Changed { get; } = [];

    public List<(TRow Row, KnownRow Known)> Same { get; } = [];

    /// <summary>What the list no longer has.</summary>
    public List<KnownRow> Gone { get; } = [];

    /// <summary>New rows of groups whose people have taken them over: left to those people.</summary>
    public List<TRow> Theirs { get; } = [];

    public bool Any => Fresh.Count + Changed.Count + Gone.Count > 0;

    /// <summary>The outcomes of all rows, in the order of the list, then what is gone.</summary>
    public void Tell(ImportReport report, IEnumerable<ReportRow> others)
    {
        var taken = Fresh
            .Select(r => Line(r, Outcome.Imported))
            .Concat(Changed.Select(c => Line(c.Row, Outcome.Updated, Back(c.Known))))
            .Concat(Same.Select(c => Line(c.Row, Outcome.Unchanged)))
            .Concat(Theirs.Select(r => new ReportRow(r.Number, r.Slug, Outcome.LeftOut, TheirsToAdd)));
        foreach (var row in taken.Concat(others).OrderBy(r => r.Row))
            report.Add(row);
        if (Theirs.Count > 0)
            report.Note($"{Theirs.Count} new rows are left out: their groups are kept by their own people here.");
        foreach (var gone in Gone)
            report.Add(new(null, gone.Slug, Outcome.Gone, "the list no longer has it; it is kept and marked"));
    }

    internal void Sort(TRow row, string hash, bool isTheirs)
    {
        var known = _known.GetValueOrDefault(row.Slug);
        if (known is null)
            (isTheirs ? Theirs : Fresh).Add(row);
        else if (known.IsClaimed || isTheirs || (known.GoneAt is null && known.Hash == hash))
            Same.Add((row, known));
        else
            Changed.Add((row, known));
    }

    private static string? Back(KnownRow known) => known.GoneAt is null ? null : "it is back in the list";

    private static ReportRow Line(TRow row, Outcome outcome, string? more = null)
    {
        // Remarks about a row nothing happened to were made the first time.
        var remarks = outcome == Outcome.Unchanged ? [] : row.Remarks;
        var reason = string.Join("; ", more is null ? remarks : [more, .. remarks]);
        return new(row.Number, row.Slug, outcome, reason.Length == 0 ? null : reason);
    }
}
