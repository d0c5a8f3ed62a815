using Kith.Data;

namespace Kith.Features.Wishes;

/// <summary>"I wish there was…": something a neighbour misses. Who wished it is not kept.</summary>
public sealed class Wish : IPublic
{
    /// <summary>Longest wish and longest explanation, in characters.</summary>
    public const int LongestWhat = 120;
    public const int LongestMore = 500;

    private Wish() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in links; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public string What { get; private set; } = "";

    public string? More { get; private set; }

    public Guid? NeighbourhoodId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When it came true or was taken off the list; null while it stands there.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The group that began from it; null while it is a wish.</summary>
    public Guid? GroupId { get; private set; }

    public static Wish Make(string what, string? more, Guid? neighbourhoodId, DateTime nowUtc) =>
        new()
        {
            What = what,
            More = string.IsNullOrWhiteSpace(more) ? null : more,
            NeighbourhoodId = neighbourhoodId,
            At = nowUtc,
        };

    /// <summary>Takes it off the list; who wished along is erased some days later.</summary>
    public void Close(DateTime nowUtc) => ClosedAt ??= nowUtc;

    /// <summary>It came true: a group begins from it.</summary>
    public void Begin(Guid groupId, DateTime nowUtc) => (GroupId, ClosedAt) = (groupId, nowUtc);
}

/// <summary>Somebody wishes along, under a name for this alone. A link that only they have takes it back.</summary>
public sealed class WishJoin : IPublic
{
    private WishJoin() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid WishId { get; private set; }

    /// <summary>The member who was signed in; null for a guest. Once a wish, so that five are five people.</summary>
    public Guid? PersonId { get; private set; }

    public string Alias { get; private set; } = "";

    /// <summary>How to tell them when it begins, sealed; for stewards, once enough wish along.</summary>
    public string? ContactSealed { get; private set; }

    /// <summary>SHA-256 of the link's secret, hex.</summary>
    public string KeyHash { get; private set; } = "";

    public DateTime At { get; private set; }

    public static WishJoin Of(Guid wishId, string alias, string? contactSealed, string keyHash, DateTime nowUtc) =>
        new()
        {
            WishId = wishId,
            Alias = alias,
            ContactSealed = contactSealed,
            KeyHash = keyHash,
            At = nowUtc,
        };

    /// <summary>A member says that it was they who wished along.</summary>
    public WishJoin By(Guid? personId)
    {
        PersonId = personId;
        return this;
    }
}
