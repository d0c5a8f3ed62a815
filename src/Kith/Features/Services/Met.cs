using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>What one reading of a list has met so far: about 60 bytes for each record, whatever the size of the list.</summary>
/// <param name="feed">The list.</param>
public sealed class Met(Feed feed)
{
    private readonly Dictionary<(HsdsKind, Guid), (long Said, bool Whole)> _said = [];
    private readonly Dictionary<(HsdsKind, Guid), ReportRow> _pointedAt = [];

    private readonly HashSet<long> _loose = [];

    public Guid FeedId => feed.Id;

    /// <summary>Takes note of a row that stands in nothing.</summary>
    public void Keep(string hash) => _loose.Add(Short(hash));

    /// <summary>Whether the list still has this row that stands in nothing.</summary>
    public bool Keeps(string hash) => _loose.Contains(Short(hash));

    /// <summary>Key of the list, to which ids that are no UUID belong.</summary>
    public string List => feed.Key;

    /// <summary>Whether the list has said exactly this before.</summary>
    public bool HasSaid((HsdsKind, Guid) key, Telling telling) =>
        _said.TryGetValue(key, out var said) && said.Said == Short(telling.Hash);

    /// <summary>Null when the list has not told it yet; else whether it stood by itself then.</summary>
    public bool? HasBeenWhole((HsdsKind, Guid) key) => _said.TryGetValue(key, out var said) ? said.Whole : null;

    public bool Has(HsdsKind kind, Guid id) => _said.ContainsKey((kind, id));

    /// <summary>Whether it has told of anything.</summary>
    public bool HasAny => _said.Count > 0;

    /// <summary>Something of the list could not be had, so that what it no longer has cannot be known.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Takes over what a batch has written, once it is on the disk.</summary>
    public void Learn(Batch batch)
    {
        foreach (var record in batch.Records)
        {
            var key = (record.Kind, record.Id);
            _pointedAt.Remove(key);
            if (record.Heard is { } heard)
                _said[key] = (Short(heard), record.IsWhole || (_said.TryGetValue(key, out var before) && before.Whole));
        }
        foreach (var record in batch.Records)
        foreach (var (column, kind, id) in record.Pointers(List))
        {
            if (!_said.ContainsKey((kind, id)) && _pointedAt.Count < ImportReport.MostRows)
                _pointedAt.TryAdd(
                    (kind, id),
                    new(
                        record.From?.Row,
                        record.From?.File,
                        Outcome.Imported,
                        $"{column} points at {kind.Name} {id}, which nobody has told of; it is kept as it is"
                    )
                );
        }
    }

    /// <summary>References that lead to nothing the list has told, each with the first row that has it.</summary>
    public IEnumerable<(HsdsKind Kind, Guid Id, ReportRow Row)> PointedAt =>
        _pointedAt.Select(p => (p.Key.Item1, p.Key.Item2, p.Value));

    private static long Short(string hash) => Convert.ToInt64(hash[..16], 16);
}
