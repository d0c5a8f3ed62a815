using Kith.Features.Meetups;

namespace Kith.Features.Groups;

/// <summary>How somebody comes to belong to a group.</summary>
public enum GroupJoining
{
    /// <summary>Whoever is a member of the hub and accepts the agreement.</summary>
    Open,

    /// <summary>Whoever answers the group's questions and is let in by a host.</summary>
    Questions,

    /// <summary>Whoever has an invitation link.</summary>
    Invitation,

    /// <summary>Nobody new at the moment.</summary>
    Closed,
}

public sealed partial class Group
{
    /// <summary>Members a group may have before a steward has welcomed it: enough to try whether it works.</summary>
    public const int MostBeforeWelcome = 8;

    /// <summary>Largest number of members a group may set itself.</summary>
    public const int LargestCapacity = 500;

    /// <summary>A group without hosts, as lists and volunteers put them up, has nobody who could let anybody in.</summary>
    public GroupJoining Joining { get; private set; } = GroupJoining.Closed;

    /// <summary>Members it has room for; null for as many as come.</summary>
    public int? Capacity { get; private set; }

    public AgeBand? Ages { get; private set; }

    /// <summary>Whom a member can turn to when something is wrong in the group, in words; only members see it.</summary>
    public string? SafetyContact { get; private set; }

    /// <summary>Whether the list of members is for its hosts alone.</summary>
    public bool HidesMembers { get; private set; }

    /// <summary>What it asks before it lets somebody in, one question a line; null for nothing.</summary>
    public string? Questions { get; private set; }

    /// <summary>The version of its agreement that holds now; 0 while it has none.</summary>
    public int AgreementVersion { get; private set; }

    /// <summary>Goes up with everything about who belongs: whoever moves it holds the row, and others wait their turn.</summary>
    public int Turn { get; private set; }

    /// <summary>Most members it may have now; null for no limit.</summary>
    public int? MostMembers =>
        WelcomedAt is null ? Math.Min(Capacity ?? MostBeforeWelcome, MostBeforeWelcome) : Capacity;

    public Group Admit(GroupJoining joining, int? capacity = null)
    {
        (Joining, Capacity) = (joining, capacity);
        return this;
    }

    /// <summary>Asks this before letting somebody in, one question a line.</summary>
    public Group Ask(string? questions)
    {
        Questions = questions;
        return this;
    }

    public Group Protect(AgeBand? ages, string? safetyContact, bool hidesMembers)
    {
        (Ages, SafetyContact, HidesMembers) = (ages, safetyContact, hidesMembers);
        return this;
    }

    /// <summary>The next version of the agreement, for whoever joins and, asked again, for whoever is there.</summary>
    public Agreement Agree(string text, DateTime nowUtc) => Agreement.Of(Id, ++AgreementVersion, text, nowUtc);
}
