using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Moving;

/// <summary>A meetup of a group that moves: what is the same each time, and the days that are not.</summary>
public sealed record FiledMeetup
{
    public required string Title { get; init; }
    public string? Description { get; init; }
    public string Kind { get; init; } = Kinds.Other;
    public string Languages { get; init; } = "";
    public Led? Led { get; init; }
    public AgeBand? Ages { get; init; }
    public CostKind? Cost { get; init; }
    public string? CostNote { get; init; }
    public string? FirstVisit { get; init; }
    public string? Bring { get; init; }
    public string? ContentNote { get; init; }
    public string? AccessNote { get; init; }
    public string Types { get; init; } = "";

    public Mode Mode { get; init; }
    public FiledPlace? Place { get; init; }
    public string? Link { get; init; }
    public string? DialIn { get; init; }
    public LinkShown LinkShown { get; init; } = LinkShown.Coming;
    public int? Seats { get; init; }

    /// <summary>Roles with seats of their own; none where all come alike.</summary>
    public IReadOnlyList<FiledRole> Roles { get; init; } = [];
    public string? Phone { get; init; }
    public bool JustTurnUp { get; init; }
    public bool ByApproval { get; init; }
    public IReadOnlyList<string> Questions { get; init; } = [];
    public MeetupState State { get; init; } = MeetupState.Published;
    public string? StateReason { get; init; }

    /// <summary>First start, wall time in <see cref="Zone"/>.</summary>
    public required DateTime Starts { get; init; }

    /// <summary>IANA zone.</summary>
    public required string Zone { get; init; }
    public int? Minutes { get; init; }

    /// <summary>RFC 5545 RRULE value.</summary>
    public string? Rule { get; init; }

    /// <summary>RFC 5545 RDATE and EXDATE local values separated by commas.</summary>
    public string? ExtraDates { get; init; }
    public string? LeftOutDates { get; init; }
    public bool ByAppointment { get; init; }

    /// <summary>Days ahead that are not as the rule says.</summary>
    public IReadOnlyList<FiledDay> Days { get; init; } = [];
}

/// <summary>A part people come in.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Seats">Seats each time.</param>
public sealed record FiledRole(string Name, int Seats);

/// <summary>A place in words, as the group's own hosts read it.</summary>
public sealed record FiledPlace
{
    public required string Name { get; init; }
    public string? Address { get; init; }
    public string? Area { get; init; }
    public Precision Precision { get; init; }
    public Access Access { get; init; }
    public string? Directions { get; init; }
    public string? Transport { get; init; }
}

/// <summary>One day that is not as the rule says.</summary>
public sealed record FiledDay
{
    /// <summary>When the rule has it, wall time.</summary>
    public required DateTime On { get; init; }

    /// <summary>Planned for a day that only has seats of its own.</summary>
    public OccurrenceState State { get; init; }

    /// <summary>When it is instead, wall time; for a moved day.</summary>
    public DateTime? Starts { get; init; }
    public int? Minutes { get; init; }

    /// <summary>Another place just that day.</summary>
    public FiledPlace? Place { get; init; }
    public string? Reason { get; init; }

    /// <summary>Whether <see cref="Seats"/> counts instead of the meetup's.</summary>
    public bool OwnSeats { get; init; }
    public int? Seats { get; init; }
}
