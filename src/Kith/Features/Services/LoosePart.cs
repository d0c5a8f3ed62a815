using System.Text.Json.Nodes;
using Kith.Data;

namespace Kith.Features.Services;

/// <summary>A row of a list that stands in nothing the list has: kept word for word, so that an export gives it back.</summary>
public sealed class LoosePart : IPublic
{
    /// <summary>Longest name of what it is.</summary>
    public const int LongestKind = 60;

    private LoosePart() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid FeedId { get; private set; }

    /// <summary>What it is, in HSDS's words or the name of the list's own file.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>SHA-256 of kind and text, hex: the same row is kept once.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The object: JSON.</summary>
    public string Text { get; private set; } = "";

    public static LoosePart Of(Guid feedId, string kind, string text) =>
        new()
        {
            FeedId = feedId,
            Kind = kind,
            Text = text,
            Hash = HsdsRecord.HashOf($"{kind}\n{text}"),
        };
}

/// <summary>One field of a list's object that was changed here, and what the list has said to it since.</summary>
public sealed class LocalChange
{
    private LocalChange() { }

    /// <summary>The field that says when somebody made sure; of two dates the later counts, so nothing is to be decided.</summary>
    public const string AssuredDate = "assured_date";

    public const int LongestPath = 300;
    public const int LongestValue = 20_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>What kind of object, in HSDS's words.</summary>
    public string Kind { get; private set; } = "";

    public Guid RecordId { get; private set; }

    /// <summary>Which field: <c>email</c>, or <c>phones/ID/number</c> inside.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Its value here, JSON; null when it was taken out.</summary>
    public string? Value { get; private set; }

    /// <summary>What the list said when it was changed here, JSON; null for nothing.</summary>
    public string? Before { get; private set; }

    /// <summary>What the list says now, when that is neither: somebody must decide. JSON; null for nothing or no difference.</summary>
    public string? Disputed { get; private set; }

    /// <summary>What tells which dispute somebody decided about.</summary>
    public string DisputedHash => HsdsRecord.HashOf(Disputed ?? "");

    /// <summary>Since when the list says something else than both, UTC; null while it does not.</summary>
    public DateTime? DisputedAt { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Whose change it is; null for one made on the hub's own machine.</summary>
    public Guid? ByFaceId { get; private set; }

    public static LocalChange Of(
        (string Kind, Guid Id) record,
        string path,
        string? value,
        string? before,
        DateTime nowUtc,
        Guid? byFaceId = null
    ) =>
        new()
        {
            Kind = record.Kind,
            RecordId = record.Id,
            Path = path,
            Value = value,
            Before = before,
            At = nowUtc,
            ByFaceId = byFaceId,
        };

    /// <summary>What is here stays, though the list says something else now.</summary>
    public void Stay() => (Before, Disputed, DisputedAt) = (Disputed, null, null);

    /// <summary>Takes note of what the list says now. What is here stays; true when the list newly says something else than both.</summary>
    public bool Hear(string? said, DateTime nowUtc)
    {
        if (Path == AssuredDate && IsLater(said, nowUtc))
            Value = Before = said;
        if (Path == AssuredDate)
            return false;
        if (said == Before || said == Value)
        {
            (Disputed, DisputedAt) = (null, null);
            return false;
        }
        var isNew = DisputedAt is null || Disputed != said;
        (Disputed, DisputedAt) = (said, isNew ? nowUtc : DisputedAt);
        return isNew;
    }

    // Of two dates the later one counts; one that has not come yet assures nothing.
    private bool IsLater(string? said, DateTime nowUtc) =>
        Day(said) is { } theirs && theirs <= nowUtc.AddDays(1) && (Day(Value) is not { } ours || theirs >= ours);

    private static DateTime? Day(string? json) =>
        json is null ? null : new HsdsColumns(new() { [AssuredDate] = JsonNode.Parse(json) }, "").Instant(AssuredDate);
}
