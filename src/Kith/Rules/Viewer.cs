using Kith.Features.Groups;

namespace Kith.Rules;

/// <summary>
/// Who is looking. Carries everything the rules need, so that no rule has to ask the database. Loaded once a request.
/// </summary>
/// <param name="Hosts">Meetups this person may host, by the secret host link they followed.</param>
/// <param name="Comes">RSVPs whose private link they hold.</param>
public sealed record Viewer(IReadOnlyCollection<Guid> Hosts, IReadOnlyCollection<Guid> Comes)
{
    /// <summary>Somebody about whom nothing is known: the view of every public page and feed.</summary>
    public static readonly Viewer Stranger = new([], []);

    private readonly IReadOnlyDictionary<Guid, GroupRole> _roles = new Dictionary<Guid, GroupRole>();

    /// <summary>The member who is signed in; null for a stranger.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Whether they are signed in.</summary>
    public bool IsMember => PersonId is not null;

    /// <summary>Whether they look after the hub.</summary>
    public bool IsSteward { get; init; }

    /// <summary>Whether a steward has stopped their account for now: they see and leave, but begin nothing.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether they said that they are under 18.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Whether a steward has checked them as an adult who may be with minors.</summary>
    public bool IsCheckedAdult { get; init; }

    /// <summary>What they are in each group they belong to.</summary>
    public IReadOnlyDictionary<Guid, GroupRole> Roles
    {
        get => _roles;
        init
        {
            _roles = value;
            Groups = [.. value.Keys];
            HostedGroups = [.. value.Where(r => r.Value is GroupRole.Host or GroupRole.CoHost).Select(r => r.Key)];
        }
    }

    /// <summary>Groups they belong to.</summary>
    public IReadOnlyList<Guid> Groups { get; private init; } = [];

    /// <summary>Groups they host or help to host.</summary>
    public IReadOnlyList<Guid> HostedGroups { get; private init; } = [];

    /// <summary>The holder of a host link to one meetup.</summary>
    public static Viewer HostOf(Guid meetupId) => new([meetupId], []);

    /// <summary>The same person, who may host this meetup too.</summary>
    public Viewer Hosting(Guid meetupId) => this with { Hosts = [.. Hosts, meetupId] };

    /// <summary>The same person, who holds the private link to this RSVP.</summary>
    public Viewer Holding(Guid rsvpId) => this with { Comes = [rsvpId] };

    /// <summary>Times they are coming to, as far as the private page they opened says.</summary>
    public IReadOnlyCollection<Guid> Attends { get; init; } = [];

    /// <summary>What they are in a group; null when they do not belong to it.</summary>
    public GroupRole? RoleIn(Guid groupId) => _roles.TryGetValue(groupId, out var role) ? role : null;

    /// <summary>Whether they host or help to host the group.</summary>
    public bool IsHostOf(Guid? groupId) =>
        groupId is { } id && _roles.TryGetValue(id, out var role) && role is GroupRole.Host or GroupRole.CoHost;
}
