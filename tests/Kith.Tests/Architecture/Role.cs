namespace Kith.Tests.Architecture;

/// <summary>Everybody who may come to a page: a column of the access matrix each.</summary>
public enum Role
{
    Stranger,

    /// <summary>Signed in, in no group.</summary>
    Member,

    /// <summary>Belongs to the town's group.</summary>
    GroupMember,

    /// <summary>Hosts the town's group.</summary>
    GroupHost,

    /// <summary>Looks after the hub, in no group.</summary>
    Steward,
}
