using Kith.Data;

namespace Kith.Features.Groups;

/// <summary>How much whoever gave out a link trusts the people it reaches.</summary>
public enum Trust
{
    /// <summary>Whoever has the link joins at once.</summary>
    Trusted,

    /// <summary>Whoever has the link may ask to join; a host decides.</summary>
    Reviewed,
}

/// <summary>A link that lets people into a group, hidden ones too. Only the hash of its secret is kept.</summary>
public sealed class GroupLink
{
    private GroupLink() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    /// <summary>Random name in the hosts' links.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>SHA-256 of the secret in the link, hex.</summary>
    public string SecretHash { get; private set; } = "";

    public Trust Trust { get; private set; }

    /// <summary>How many people it lets in; null for as many as come.</summary>
    public int? MostUses { get; private set; }

    /// <summary>How many it has let in. The database refuses more than <see cref="MostUses"/>.</summary>
    public int Uses { get; private set; }

    /// <summary>When it stops working; null when it does not by itself.</summary>
    public DateTime? EndsAt { get; private set; }

    public DateTime MadeAt { get; private set; }

    public static GroupLink Of(Guid groupId, string secretHash, Trust trust, int? mostUses, DateTime? endsUtc) =>
        new()
        {
            GroupId = groupId,
            SecretHash = secretHash,
            Trust = trust,
            MostUses = mostUses,
            EndsAt = endsUtc,
        };

    /// <summary>Says when it was made, for the list.</summary>
    public GroupLink At(DateTime nowUtc)
    {
        MadeAt = nowUtc;
        return this;
    }

    /// <summary>Whether it still lets anybody in.</summary>
    public bool IsOpen(DateTime nowUtc) =>
        (EndsAt is not { } ends || ends > nowUtc) && (MostUses is not { } most || Uses < most);
}
