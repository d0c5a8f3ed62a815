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

    /// <summary>The holder of a host link to one meetup.</summary>
    public static Viewer HostOf(Guid meetupId) => new([meetupId], []);

    /// <summary>The holder of the private link to one RSVP.</summary>
    public static Viewer Holder(Guid rsvpId) => new([], [rsvpId]);
}
