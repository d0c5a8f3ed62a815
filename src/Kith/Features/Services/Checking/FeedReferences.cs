using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Checking;

/// <summary>Who points at whom in a feed, and at whom nobody has told of.</summary>
public sealed class FeedReferences
{
    private readonly HashSet<(HsdsKind Kind, string Id)> _told = [];
    private readonly Dictionary<(HsdsKind Kind, string Id), (string Document, string By)> _pointed = [];
    private readonly HsdsSplitter _splitter = new("");

    /// <summary>Takes in an object with what stands inside it.</summary>
    public void Hear(string document, HsdsKind kind, JsonObject item)
    {
        if (!kind.IsRecord)
            return;
        foreach (var telling in _splitter.Split(kind, item.DeepClone().AsObject(), []))
        {
            _told.Add((telling.Kind, telling.ForeignId));
            foreach (var column in telling.Kind.Columns)
            {
                if (
                    HsdsVocabulary.PointedAt(telling.Kind, column.Name) is { IsRecord: true } target
                    && HsdsSplitter.IdOf(telling.Record[column.Name]) is { } id
                )
                    _pointed.TryAdd((target, id), (document, $"{telling.Kind.Name}.{column.Name}"));
            }
        }
    }

    /// <summary>References that lead nowhere, once everything was heard.</summary>
    public IEnumerable<Finding> Dangling() =>
        from pointed in _pointed
        where !_told.Contains(pointed.Key)
        select new Finding(
            pointed.Value.Document,
            pointed.Value.By,
            $"points at {pointed.Key.Kind.Name} {pointed.Key.Id}, which the feed does not have",
            IsWrong: false
        );
}
