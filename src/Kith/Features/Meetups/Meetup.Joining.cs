namespace Kith.Features.Meetups;

/// <summary>How people take part.</summary>
public enum Mode
{
    InPerson,
    Online,
    Hybrid,
    Phone,
}

/// <summary>To whom a link or dial-in number is shown.</summary>
public enum LinkShown
{
    /// <summary>To everybody: it was already published by the list it came from.</summary>
    Public,

    /// <summary>To people who said they come.</summary>
    Coming,

    /// <summary>To people whom the host has approved one by one.</summary>
    ByHost,
}

public sealed partial class Meetup
{
    public Mode Mode { get; private set; }

    public Guid? VenueId { get; private set; }

    /// <summary>Address of the online room.</summary>
    public string? OnlineLink { get; private set; }

    /// <summary>Number and code to dial in, in words.</summary>
    public string? DialIn { get; private set; }

    public LinkShown LinkShown { get; private set; } = LinkShown.Coming;

    /// <summary>Seats each time, companions counted; null for as many as come.</summary>
    public int? Capacity { get; private set; }

    /// <summary>The number to ring on the day, for people who left no contact.</summary>
    public string? Phone { get; private set; }

    /// <summary>Nobody counts who comes: the page says "just turn up" instead of asking.</summary>
    public bool JustTurnUp { get; private set; }

    /// <summary>A host admits each person: everybody asks and waits, and nobody moves up by themselves.</summary>
    public bool ByApproval { get; private set; }

    /// <summary>Questions to whoever comes, one on each line; null when there are none.</summary>
    public string? Questions { get; private set; }

    /// <summary>The questions one by one.</summary>
    public IReadOnlyList<string> Asked => Questions?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Roles with seats of their own, as <see cref="MeetupRole.Write"/> writes them; null when all come alike.</summary>
    public string? RoleLines { get; private set; }

    /// <summary>The roles one by one.</summary>
    public IReadOnlyList<MeetupRole> Roles => MeetupRole.Read(RoleLines);

    /// <summary>Names the roles people come in.</summary>
    public Meetup SeatsBy(IEnumerable<MeetupRole> roles)
    {
        RoleLines = MeetupRole.Write(roles);
        return this;
    }

    /// <summary>Decides how people get in and what they are asked.</summary>
    public Meetup Admits(bool byApproval, string? questions)
    {
        (ByApproval, Questions) = (byApproval, questions);
        return this;
    }

    public Meetup Meets(Mode mode, Guid? venueId)
    {
        (Mode, VenueId) = (mode, venueId);
        return this;
    }

    public Meetup Online(string? link, string? dialIn, LinkShown shown)
    {
        (OnlineLink, DialIn, LinkShown) = (link, dialIn, shown);
        return this;
    }

    public Meetup Seats(int? capacity)
    {
        Capacity = capacity;
        return this;
    }

    public Meetup Ring(string? phone)
    {
        Phone = phone;
        return this;
    }

    public Meetup TurnUp()
    {
        JustTurnUp = true;
        return this;
    }
}
