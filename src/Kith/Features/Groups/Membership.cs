namespace Kith.Features.Groups;

/// <summary>What somebody may do in a group.</summary>
public enum GroupRole
{
    /// <summary>Came in lately; some things wait until they have been there a while.</summary>
    Newcomer,
    Member,

    /// <summary>Helps to host.</summary>
    CoHost,

    /// <summary>Answers for the group; it always has at least one.</summary>
    Host,
}

/// <summary>Somebody belongs to a group, under a face of their own there. Leaving deletes the row.</summary>
public sealed class Membership
{
    private Membership() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid FaceId { get; private set; }

    public GroupRole Role { get; private set; }

    public DateTime JoinedAt { get; private set; }

    /// <summary>The version of the agreement they accepted last; null when there was none to accept.</summary>
    public int? AgreedVersion { get; private set; }

    /// <summary>Since when their name may travel along when the group moves to another hub; null while it may not.</summary>
    public DateTime? TravelsSince { get; private set; }

    public static Membership Of(Guid groupId, Guid personId, Guid faceId, GroupRole role, DateTime nowUtc) =>
        new()
        {
            GroupId = groupId,
            PersonId = personId,
            FaceId = faceId,
            Role = role,
            JoinedAt = nowUtc,
        };

    /// <summary>Accepts this version of the agreement.</summary>
    public Membership Accept(int version)
    {
        AgreedVersion = version == 0 ? null : version;
        return this;
    }

    /// <summary>Lets their name travel along with the group, or no longer.</summary>
    public void Travel(bool may, DateTime nowUtc) => TravelsSince = may ? TravelsSince ?? nowUtc : null;

    /// <summary>Gives another role.</summary>
    public void Become(GroupRole role) => Role = role;
}
