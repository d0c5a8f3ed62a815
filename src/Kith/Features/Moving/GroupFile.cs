using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Moving;

/// <summary>
/// A group as it moves from hub to hub, read and written by <see cref="GroupFileText"/>; <c>docs/group-file.md</c> describes it for others.
/// It never holds what people said, who they are, or how to reach them: of a member who agreed, a name and a role.
/// </summary>
public sealed record GroupFile
{
    /// <summary>What the file calls itself.</summary>
    public const string OurKind = "kith-group";

    /// <summary>The newest version this program reads, and the one it writes.</summary>
    public const int Newest = 1;

    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Most meetups, versions of the agreement and changed days of one meetup.</summary>
    public const int MostMeetups = 60;
    public const int MostAgreements = 50;
    public const int MostDays = 60;

    public required string Kind { get; init; }

    public required int Version { get; init; }

    /// <summary>By what the group is known again, wherever it goes: <see cref="GroupMark"/>.</summary>
    public required string Mark { get; init; }

    public required FiledGroup Group { get; init; }

    /// <summary>Oldest first; the last holds.</summary>
    public IReadOnlyList<FiledAgreement> Agreements { get; init; } = [];

    public FiledFormat? Format { get; init; }

    public IReadOnlyList<FiledMeetup> Meetups { get; init; } = [];

    public IReadOnlyList<FiledMember> Members { get; init; } = [];
}

/// <summary>What the group says about itself.</summary>
public sealed record FiledGroup
{
    public required string Name { get; init; }

    /// <summary>Its address at home, a wish for the next; null when it would name somebody.</summary>
    public string? Slug { get; init; }
    public string? Purpose { get; init; }
    public string? WhoFor { get; init; }

    /// <summary>BCP 47 codes separated by spaces.</summary>
    public string Languages { get; init; } = "";

    /// <summary>Name of the part of town.</summary>
    public string? Neighbourhood { get; init; }
    public string? Phone { get; init; }
    public Led? Led { get; init; }
    public required GroupVisibility Visibility { get; init; }
    public required GroupJoining Joining { get; init; }
    public int? Capacity { get; init; }
    public AgeBand? Ages { get; init; }
    public bool HidesMembers { get; init; }
    public IReadOnlyList<string> Questions { get; init; } = [];
    public GroupState State { get; init; }
    public string? StateReason { get; init; }
    public string? ClosingWords { get; init; }
}

/// <summary>One version of what its members promise each other.</summary>
/// <param name="Text">The promise.</param>
/// <param name="From">Since when it held, UTC.</param>
public sealed record FiledAgreement(string Text, DateTime From);

/// <summary>How it runs its evenings.</summary>
/// <param name="From">The format it began from; null for none.</param>
/// <param name="Text">Its own words.</param>
public sealed record FiledFormat(string? From, string Text);

/// <summary>A member who lets their name travel along.</summary>
/// <param name="Name">What the group calls them.</param>
/// <param name="Role">What they were there.</param>
public sealed record FiledMember(string Name, GroupRole Role);
