using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Puts together what an import of services did.</summary>
public sealed class ServicesReport
{
    private readonly ImportReport _report = new();
    private readonly Dictionary<HsdsKind, int> _kinds = [];
    private int _made;
    private int _unsaid;

    /// <summary>Objects behind.</summary>
    public int Objects { get; private set; }

    public void Tell(Batch batch, List<Told> told)
    {
        Refuse(told);
        foreach (var (item, outermost, remarks) in batch.Items.Where(i => i.Item.Refusal is null))
            Row(item, outermost!, remarks);
        var outermosts = batch.Items.Select(i => i.Outermost).ToHashSet();
        foreach (var inside in batch.Records.Where(r => r.Heard is not null && !outermosts.Contains(r)))
            _report.Tally(inside.Outcome);
        foreach (var record in batch.Records.Where(r => r.Heard is not null && r.Outcome != Outcome.Refused))
            _kinds[record.Kind] = _kinds.GetValueOrDefault(record.Kind) + 1;
        _made += batch.Records.Count(r => r.Heard is not null && r.HasMadeId);
    }

    /// <summary>Takes down what could not be taken of a batch, and counts all of it.</summary>
    public void Refuse(List<Told> told)
    {
        Objects += told.Count;
        foreach (var (item, _, _) in told.Where(t => t.Item.Refusal is not null))
            _report.Add(new(item.Row, item.File, Outcome.Refused, item.Refusal));
    }

    /// <summary>What disappeared, or why nothing did, and what leads nowhere.</summary>
    public void End(Ended ended)
    {
        if (ended.Held is { } held)
            _report.Mention(new(null, null, Outcome.Unchanged, held));
        foreach (var row in ended.Gone)
            _report.Add(row);
        foreach (var row in ended.Nowhere)
            _report.Mention(row);
    }

    public ImportReport Done(IEnumerable<ReportRow> problems, bool dryRun)
    {
        foreach (var problem in problems)
            _report.Mention(problem);
        var counts = _kinds
            .OrderBy(k => HsdsVocabulary.PlaceOf(k.Key))
            .Select(k => $"{k.Key.List.Replace('_', ' ')} {k.Value}");
        if (_kinds.Count > 0)
            _report.Note($"The list has {string.Join(", ", counts)}.");
        if (_made > 0)
            _report.Note($"{_made} ids are no UUIDs; others get a UUID made of each, the list's own is kept.");
        if (_unsaid > 0)
            _report.Note(
                $"{_unsaid} services name no status and count as active; a mapping can say another under 'defaults'."
            );
        if (dryRun)
            _report.Note("This was a dry run: nothing was changed.");
        return _report;
    }

    private void Row(HsdsItem item, BatchRecord record, List<string> remarks)
    {
        // Remarks about a row nothing happened to were made the first time.
        var reason = record.Outcome == Outcome.Unchanged ? "" : string.Join("; ", remarks);
        var slug = item.File is null ? record.ForeignId : $"{item.File} {record.ForeignId}";
        _report.Add(new(item.Row, slug, record.Outcome, reason.Length == 0 ? null : reason));
        if (record.Kind == HsdsVocabulary.Service && remarks.Contains("status is missing"))
            _unsaid++;
    }
}
