using System.Text.Json.Nodes;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>One record of a batch: what the list says of it and what becomes of it.</summary>
public sealed class BatchRecord(HsdsKind kind, Guid id, string foreignId)
{
    private JsonObject? _told;
    private string? _hash;
    private bool _isConfidential; // said once is enough, whatever a later telling says
    private bool? _before;
    private List<string> _remarks = [];

    public HsdsKind Kind => kind;

    public Guid Id => id;

    /// <summary>Its id as the list writes it.</summary>
    public string ForeignId => foreignId;

    /// <summary>Whether others get another id than the list's.</summary>
    public bool HasMadeId => !HsdsId.IsUuid(foreignId);

    /// <summary>What the list said first in this batch, as a hash; null when it said nothing new.</summary>
    public string? Heard { get; private set; }

    /// <summary>Whether it stood by itself.</summary>
    public bool IsWhole { get; private set; }

    public bool IsTold => _told is not null;

    /// <summary>What became of it; unchanged when the list only said again what it had said.</summary>
    public Outcome Outcome { get; set; } = Outcome.Unchanged;

    /// <summary>Takes in what the list says. What was said first stays; what only a later telling has is added.</summary>
    /// <param name="telling">What it says.</param>
    /// <param name="before">Whether an earlier batch had it whole; null when none had it.</param>
    /// <param name="remarks">Where it is said when the list says two things.</param>
    public void Hear(Telling telling, bool? before, List<string> remarks)
    {
        _isConfidential |= kind == HsdsVocabulary.Location && LocationSigns.IsConfidential(telling.Record);
        if (telling.Hash == Heard)
            return;
        if (_told is null)
            (_told, _hash, _before, _remarks, Heard) = (telling.Record, telling.Hash, before, remarks, telling.Hash);
        else if (telling.IsWhole && !IsWhole)
            (_told, _hash) = (Together(telling.Record, _told, remarks), null);
        else
            (_told, _hash) = (Together(_told, telling.Record, remarks), null);
        IsWhole |= telling.IsWhole;
    }

    /// <summary>Whether what is here is what the list says, so that nothing needs to be done.</summary>
    public bool IsSame(KnownRecord known) =>
        !_isConfidential
        && known is { IsGone: false }
        && known.ToldHash == (_hash ??= HsdsRecord.HashOf(HsdsOrder.Text(_told!)));

    /// <summary>A new row; null when it is too long to be kept.</summary>
    public HsdsRecord? Begin(HsdsRecord row, Met met, DateTime nowUtc)
    {
        var text = HsdsOrder.Text(_told!);
        if (IsTooLong(text))
            return null;
        row.Begin(id, string.Equals(foreignId, id.ToString(), StringComparison.Ordinal) ? null : foreignId, met.FeedId);
        row.Tell(text, mended: null, new(_told!, met.List), nowUtc);
        Close(row);
        Outcome = Outcome.Imported;
        return row;
    }

    /// <summary>A row that is here already takes what the list says now, and keeps what was changed here.</summary>
    public void Meet(HsdsRecord row, Met met, IEnumerable<LocalChange> changes, DateTime nowUtc)
    {
        if (row is { FeedId: not null, GoneAt: not null } && row.FeedId != met.FeedId)
        {
            row.GoOver(met.FeedId);
            _remarks.Add(
                $"{kind.Name} {foreignId}: the list that had it before no longer does; this one goes on with it"
            );
        }
        if (row.FeedId != met.FeedId)
        {
            Refuse(
                row.FeedId is null
                    ? "it was made here; the list's own is not taken"
                    : "another list brought it with other words; --feed NAME of that list goes on with it"
            );
            return;
        }
        var known = JsonNode.Parse(row.Told)!.AsObject();
        // By itself an object replaces what was; inside another it may lack some of its fields.
        var told = (_before, IsWhole) switch
        {
            (null, true) => _told!,
            (null, false) or (false, true) => Together(_told!, known, remarks: null),
            (true, _) or (false, false) => Together(known, _told!, _remarks),
        };
        var text = HsdsOrder.Text(told);
        if (IsTooLong(text))
            return;
        if (row.GoneAt is null && row.ToldHash == HsdsRecord.HashOf(text))
        {
            // Another telling may call confidential what the first does not; where it says so itself a steward has seen it.
            if (!LocationSigns.IsConfidential(known) && Close(row))
                Outcome = Outcome.Updated;
            return;
        }
        var mine = changes.ToList();
        foreach (var change in mine.Where(c => c.Hear(FieldPath.Get(told, c.Path), nowUtc)))
            _remarks.Add(
                $"{change.Path} was changed here to {Short(change.Value)}, the list now says {Short(change.Disputed)}: what is here stays"
            );
        var mended = FieldPath.Mended(kind, told, mine);
        row.Tell(text, mended, new(mended is null ? told : JsonNode.Parse(mended)!.AsObject(), met.List), nowUtc);
        Close(row);
        Outcome = Outcome.Updated;
    }

    /// <summary>The object it first stood in; null before it was heard of.</summary>
    public HsdsItem? From { get; set; }

    /// <summary>The records it points at, itself or in what stands inside it.</summary>
    public IEnumerable<(string Column, HsdsKind Kind, Guid Id)> Pointers(string list) =>
        _told is null
            ? []
            : HsdsPointers.Of(kind, _told).Select(p => (p.Column, p.Kind, HsdsId.Of(list, p.Kind, p.Id)));

    /// <summary>A list that says of a place that it is confidential is believed; only a steward says the contrary.</summary>
    private bool Close(HsdsRecord row)
    {
        if (!_isConfidential || row is not Location { Openness: Openness.Open, IsDecided: false } place)
            return false;
        place.Keep(Openness.TownOnly);
        return true;
    }

    private bool IsTooLong(string text)
    {
        if (text.Length > HsdsRecord.LongestText)
            Refuse($"it has more than {HsdsRecord.LongestText:N0} characters");
        return text.Length > HsdsRecord.LongestText;
    }

    private void Refuse(string why)
    {
        Outcome = Outcome.Refused;
        _remarks.Add($"{kind.Name} {foreignId}: {why}");
    }

    private JsonObject Together(JsonObject first, JsonObject more, List<string>? remarks)
    {
        var both = first.DeepClone().AsObject();
        foreach (var (name, value) in more)
        {
            if (!both.TryGetPropertyValue(name, out var said))
                both[name] = value?.DeepClone();
            else if (remarks is not null && !JsonNode.DeepEquals(said, value))
                remarks.Add($"{kind.Name} {foreignId} has two values of {name} in this list; the first is kept");
        }
        return HsdsOrder.Of(kind, both);
    }

    private static string Short(string? json) =>
        json is null ? "nothing"
        : json.Length <= 80 ? json
        : $"{json[..80]}…";
}
