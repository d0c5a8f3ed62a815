using System.Security.Cryptography;
using System.Text;
using Kith.Data;

namespace Kith.Features.Services;

/// <summary>
/// What HSDS objects that others point at have in common. The text is the object as HSDS writes it, with everything that stands
/// inside it (phones, schedules, addresses…) and whatever columns of its own a list has; columns of the table are copies of what
/// is joined, filtered and sorted by, taken anew whenever the text changes.
/// </summary>
public abstract class HsdsRecord : IPublic
{
    /// <summary>Longest text of one object, in characters; a longer one is refused.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>Its id in HSDS, as others get it: the list's own UUID or the UUIDv5 of the list's own id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The list's own id of it when that is written otherwise; null when it is <see cref="Id"/> itself.</summary>
    public string? ForeignId { get; private set; }

    /// <summary>The list it comes from and that may change it; null when it was made here.</summary>
    public Guid? FeedId { get; private set; }

    /// <summary>The object as its list last told it, without what was changed here: JSON.</summary>
    public string Told { get; private set; } = "{}";

    /// <summary>SHA-256 of <see cref="Told"/>, hex: equal means that the list says nothing new.</summary>
    public string ToldHash { get; private set; } = "";

    /// <summary>The object as it counts here, with what was changed here: JSON; null when nothing was.</summary>
    public string? Mended { get; private set; }

    /// <summary>When its text last changed, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Since when its list no longer has it, UTC; null while it does.</summary>
    public DateTime? GoneAt { get; private set; }

    /// <summary>The object as it counts here: JSON.</summary>
    public string Text => Mended ?? Told;

    /// <summary>Says whose it is; once, when it is made.</summary>
    public void Begin(Guid id, string? foreignId, Guid? feedId) => (Id, ForeignId, FeedId) = (id, foreignId, feedId);

    /// <summary>Goes over to another list, when its own no longer has it and that one does.</summary>
    public void GoOver(Guid feedId) => FeedId = feedId;

    /// <summary>Takes what its list says now. <paramref name="mended"/> is that with what was changed here; null when nothing was.</summary>
    public void Tell(string told, string? mended, HsdsColumns columns, DateTime nowUtc)
    {
        (Told, ToldHash, Mended, ChangedAt, GoneAt) = (told, HashOf(told), mended, nowUtc, null);
        Copy(columns);
    }

    /// <summary>Takes what was changed here, or takes it back with null.</summary>
    public void Mend(string? mended, HsdsColumns columns, DateTime nowUtc)
    {
        (Mended, ChangedAt) = (mended, nowUtc);
        Copy(columns);
    }

    /// <summary>Marks that its list no longer has it.</summary>
    public void Gone(DateTime nowUtc) => GoneAt ??= nowUtc;

    /// <summary>What tells whether a list says something new.</summary>
    public static string HashOf(string told) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)));

    /// <summary>Takes the columns of its table from the text.</summary>
    protected abstract void Copy(HsdsColumns columns);
}
