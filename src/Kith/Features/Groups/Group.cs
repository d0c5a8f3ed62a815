using Kith.Data;

namespace Kith.Features.Groups;

/// <summary>Who may know that a group exists.</summary>
public enum GroupVisibility
{
    Public,
    Members,
    Hidden,
}

/// <summary>
/// A peer support group: people who meet more than once. Meetups may belong to one or stand alone. This file: what it is and for
/// whom; <c>Group.Belonging.cs</c>: who comes in; <c>Group.Life.cs</c>: whether it meets.
/// </summary>
public sealed partial class Group : IPublic
{
    private Group() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Its name in links; unique, lower case, never reused for another group.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What it is for, in the group's own words.</summary>
    public string? Purpose { get; private set; }

    /// <summary>Who it is for, in the group's own words.</summary>
    public string? WhoFor { get; private set; }

    /// <summary>BCP 47 codes separated by spaces; empty when not said.</summary>
    public string Languages { get; private set; } = "";

    public Guid? NeighbourhoodId { get; private set; }

    /// <summary>A number to ring before coming; null when there is none.</summary>
    public string? Phone { get; private set; }

    public GroupVisibility Visibility { get; private set; }

    /// <summary>Whether the group is led by peers or by a professional; null when its source does not say.</summary>
    public Meetups.Led? Led { get; private set; }

    public Guid? FeedId { get; private set; }

    public string? FeedKey { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>A group that needs nobody's welcome: it came from a list, or a volunteer put it up.</summary>
    public static Group Start(string slug, string name, DateTime nowUtc) =>
        new()
        {
            Slug = slug,
            Name = name,
            CreatedAt = nowUtc,
            WelcomedAt = nowUtc,
        };

    /// <summary>A group that a member begins: small and in no list until a steward has welcomed it.</summary>
    public static Group Begin(string slug, string name, DateTime nowUtc)
    {
        var group = Start(slug, name, nowUtc);
        group.WelcomedAt = null;
        return group;
    }

    public Group Describe(string? purpose, string? whoFor, string languages, Meetups.Led? led, string? phone)
    {
        (Purpose, WhoFor, Languages, Led, Phone) = (purpose, whoFor, languages, led, phone);
        return this;
    }

    public Group In(Guid? neighbourhoodId)
    {
        NeighbourhoodId = neighbourhoodId;
        return this;
    }

    public Group CameFrom(Guid feedId, string key)
    {
        (FeedId, FeedKey) = (feedId, key);
        return this;
    }

    /// <summary>Decides who may know of the group and of everything it holds.</summary>
    public Group Show(GroupVisibility visibility)
    {
        Visibility = visibility;
        return this;
    }

    public void Rename(string name) => Name = name;
}
