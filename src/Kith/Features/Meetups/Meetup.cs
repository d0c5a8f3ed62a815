using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;

namespace Kith.Features.Meetups;

/// <summary>Whether a meetup is shown.</summary>
public enum MeetupState
{
    /// <summary>Being written; only its hosts see it.</summary>
    Draft,
    Published,

    /// <summary>Kept, with its page, but not meeting at the moment: not in Find.</summary>
    Paused,

    /// <summary>Over for good; the page stays and says why.</summary>
    Ended,
}

/// <summary>
/// A meetup, once or again and again: what is the same each time. Each time it meets is an <see cref="Occurrence"/>.
/// Split by aspect: this file its identity and state, <c>Meetup.Words.cs</c> what people read, <c>Meetup.When.cs</c> its
/// time, <c>Meetup.Joining.cs</c> how people come along.
/// </summary>
public sealed partial class Meetup : IPublic
{
    private Meetup() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name of the series in links, <c>/meetups/series/{id}</c>.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Row number in the full-text index; random, so that imports need no counter.</summary>
    public long SearchKey { get; private set; } = RandomId.Number();

    public Guid? GroupId { get; private set; }

    /// <summary>Whether its group, if any, is public. Kept here so that "who can see" needs no second table.</summary>
    public bool GroupIsOpen { get; private set; } = true;

    /// <summary>Whether every member of the hub may know its group, if any.</summary>
    public bool GroupIsOpenToMembers { get; private set; } = true;

    /// <summary>Whether lists may name its group: it is public and a steward has welcomed it.</summary>
    public bool GroupIsListed { get; private set; } = true;

    /// <summary>Whether it is paused because its group is, and wakes up with it.</summary>
    public bool RestsWithGroup { get; private set; }

    public MeetupState State { get; private set; } = MeetupState.Published;

    /// <summary>Whether everybody may see it, by <see cref="MeetupRules.IsOpen"/>.</summary>
    public bool Open { get; private set; } = true;

    /// <summary>Whether every member of the hub may see it, by the same rule.</summary>
    public bool OpenToMembers { get; private set; } = true;

    /// <summary>Why it is paused or ended, in a sentence for visitors.</summary>
    public string? StateReason { get; private set; }

    /// <summary>SHA-256 of the secret in the host link, hex; null when nobody hosts through a link.</summary>
    public string? HostKeyHash { get; private set; }

    /// <summary>RFC 5545 SEQUENCE: goes up by one with every change that calendars must notice.</summary>
    public int Sequence { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public static Meetup Plan(string title, DateTime startsLocal, string zone, DateTime nowUtc) =>
        new()
        {
            Title = title,
            StartsLocal = DateTime.SpecifyKind(startsLocal, DateTimeKind.Unspecified),
            Zone = zone,
            CreatedAt = nowUtc,
            ChangedAt = nowUtc,
        };

    /// <summary>
    /// The rest of this series as one of its own, alike in all but its dates. Its sequence goes on from here, so that calendars
    /// which know a person's appointment take its changes for newer (RFC 5545 SEQUENCE).
    /// </summary>
    public Meetup Split(DateTime nowUtc)
    {
        var rest = (Meetup)MemberwiseClone();
        (rest.Id, rest.PublicId, rest.SearchKey) = (Guid.CreateVersion7(), RandomId.New(), RandomId.Number());
        (rest.HostKeyHash, rest.CreatedAt, rest.HorizonAt) = (null, nowUtc, null);
        rest.Changed(nowUtc);
        return rest;
    }

    public Meetup Belongs(Group? group)
    {
        (GroupId, GroupIsOpen) = (group?.Id, GroupRules.IsOpen(group));
        GroupIsOpenToMembers = GroupRules.IsOpenToMembers(group);
        GroupIsListed = GroupRules.IsListed(group);
        return In(State, StateReason);
    }

    /// <summary>Lets whoever holds the secret behind this hash host the meetup.</summary>
    public Meetup HostedBy(string hostKeyHash)
    {
        HostKeyHash = hostKeyHash;
        return this;
    }

    public Meetup Publish() => In(MeetupState.Published, null);

    public Meetup Draft() => In(MeetupState.Draft, null);

    /// <summary>Not meeting at the moment.</summary>
    public Meetup Pause(string? reason) => In(MeetupState.Paused, reason);

    /// <summary>Its group takes a break; what rests already stays as it is.</summary>
    public void RestWithGroup(string? reason)
    {
        if (State != MeetupState.Published)
            return;
        Pause(reason);
        RestsWithGroup = true;
    }

    /// <summary>Its group meets again, and so does it if it rested with it.</summary>
    public void WakeWithGroup()
    {
        if (RestsWithGroup && State == MeetupState.Paused)
            Publish();
        RestsWithGroup = false;
    }

    /// <summary>Over for good.</summary>
    public Meetup End(string? reason) => In(MeetupState.Ended, reason);

    /// <summary>Says that something calendars must notice has changed.</summary>
    public void Changed(DateTime nowUtc)
    {
        Sequence++;
        ChangedAt = nowUtc;
    }

    private Meetup In(MeetupState state, string? reason)
    {
        (State, StateReason, Open) = (state, reason, MeetupRules.IsOpen(state, GroupIsOpen));
        OpenToMembers = MeetupRules.IsOpen(state, GroupIsOpenToMembers);
        return this;
    }
}
