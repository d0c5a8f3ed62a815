namespace Kith.Tests.Architecture;

/// <summary>Who may open a page.</summary>
public enum Audience
{
    /// <summary>Everybody; it is about nothing in particular.</summary>
    Everybody,

    /// <summary>Everybody who may see the thing in its address; a hidden one looks absent.</summary>
    WhoSeesTheThing,

    /// <summary>Whoever holds the private link of an RSVP.</summary>
    Holder,

    /// <summary>Whoever holds the private link of an RSVP for which a seat is held.</summary>
    Offered,

    /// <summary>Whoever holds the host link of the meetup in its address.</summary>
    Host,

    /// <summary>Whoever holds the code of a report.</summary>
    Reporter,

    /// <summary>Whoever holds the private link of having wished along.</summary>
    Wisher,

    /// <summary>Nobody once the hub is set up.</summary>
    BeforeSetUp,

    /// <summary>Whoever is signed in; others are asked to sign in.</summary>
    Member,

    /// <summary>The one member whose thing is in its address; to other members it looks absent.</summary>
    Owner,

    /// <summary>Members of the group in its address; to other members it looks absent unless the group is theirs to see.</summary>
    GroupMember,

    /// <summary>Hosts and co-hosts of the group in its address.</summary>
    GroupHost,

    /// <summary>Whoever holds an invitation link to a group.</summary>
    Invited,

    /// <summary>Whoever holds somebody's calendar address.</summary>
    Subscriber,

    /// <summary>Whoever holds the link in somebody's mail.</summary>
    Recipient,

    /// <summary>Stewards of the hub.</summary>
    Steward,
}

/// <summary>One address of the hub.</summary>
/// <param name="Pattern">The route as the page states it.</param>
/// <param name="Audience">Who may open it.</param>
/// <param name="IsPage">Whether it answers HTML.</param>
/// <param name="HasForm">Whether it carries a form that changes something, and so a token.</param>
public sealed record Row(string Pattern, Audience Audience, bool IsPage = true, bool HasForm = false);

/// <summary>
/// Every address of the hub, with who may open it: the access matrix. A page without a row fails the tests.
/// </summary>
public static class RouteTable
{
    /// <summary>Whether the page asks who one is.</summary>
    public static bool IsForMembers(this Audience audience) =>
        audience is Audience.Member or Audience.Owner or Audience.GroupMember or Audience.GroupHost or Audience.Steward;

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("", Audience.Everybody),
        new("help-now", Audience.Everybody),
        new("find", Audience.Everybody),
        new("services", Audience.Everybody),
        new("services/{service}", Audience.Everybody),
        new("find.json", Audience.Everybody, IsPage: false),
        new("feed.atom", Audience.Everybody, IsPage: false),
        new("calendar.ics", Audience.Everybody, IsPage: false),
        new("meetups/{id}.ics", Audience.WhoSeesTheThing, IsPage: false),
        new("meetings.json", Audience.Everybody, IsPage: false),
        new("meetups/series/{id}.json", Audience.WhoSeesTheThing, IsPage: false),
        new("groups/{slug}.json", Audience.WhoSeesTheThing, IsPage: false),
        new("meetups/series/{id}.ics", Audience.WhoSeesTheThing, IsPage: false),
        new("groups/{slug}.ics", Audience.WhoSeesTheThing, IsPage: false),
        new("meetups/{id}", Audience.WhoSeesTheThing),
        new("meetups/{id}.json", Audience.WhoSeesTheThing, IsPage: false),
        new("meetups/series/{id}", Audience.WhoSeesTheThing),
        new("groups/{slug}.atom", Audience.WhoSeesTheThing, IsPage: false),
        new("meetups/{id}/coming", Audience.WhoSeesTheThing, HasForm: true),
        new("groups", Audience.Everybody),
        new("groups/{slug}", Audience.WhoSeesTheThing),
        new("groups/{slug}/membership", Audience.Member, HasForm: true),
        new("groups/{slug}/leave", Audience.GroupMember, HasForm: true),
        new("groups/{slug}/agreement", Audience.GroupMember, HasForm: true),
        new("groups/{slug}/request", Audience.Member),
        new("groups/{slug}/requests", Audience.GroupHost),
        new("groups/{slug}/requests/{request}", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/invitations", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/people", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/step-down", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/edit", Audience.GroupHost, HasForm: true),
        new("invited/{token}", Audience.Invited),
        new("groups/start", Audience.Member),
        new("groups/start/{format}", Audience.Member, HasForm: true),
        new("groups/{slug}/evening", Audience.GroupMember),
        new("groups/{slug}/answer", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/break", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/end", Audience.GroupHost, HasForm: true),
        new("formats", Audience.Everybody),
        new("formats/{format}", Audience.Everybody),
        new("admin/welcome", Audience.Steward, HasForm: true),
        new("groups/{slug}/kit", Audience.GroupHost),
        new("groups/{slug}/claim", Audience.Member),
        new("meetups/series/{id}/claim", Audience.Member),
        new("admin/claims", Audience.Steward, HasForm: true),
        new("groups/{slug}/name", Audience.GroupMember, HasForm: true),
        new("faces/{id}.svg", Audience.Member, IsPage: false),
        new("coming", Audience.Everybody, HasForm: true),
        new("coming/{key}", Audience.Holder),
        new("coming/{key}/appointment.ics", Audience.Holder, IsPage: false),
        new("coming/{key}/meetup.ics", Audience.Holder, IsPage: false),
        new("coming/{key}/change", Audience.Holder, HasForm: true),
        new("coming/{key}/cancel", Audience.Holder, HasForm: true),
        new("coming/{key}/accept", Audience.Offered, HasForm: true),
        new("coming/{key}/let-go", Audience.Offered, HasForm: true),
        new("meetups/{id}/poster", Audience.WhoSeesTheThing),
        new("meetups/series/{id}/poster", Audience.WhoSeesTheThing),
        new("week", Audience.Everybody),
        new("week/script", Audience.Everybody),
        new("privacy", Audience.Everybody),
        new("hosting/{key}", Audience.Host),
        new("hosting/{key}/edit", Audience.Host, HasForm: true),
        new("hosting/{key}/break", Audience.Host, HasForm: true),
        new("hosting/{key}/end", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}", Audience.Host),
        new("hosting/{key}/{time}/following", Audience.Host),
        new("groups/{slug}/meetups", Audience.GroupHost),
        new("groups/{slug}/poll", Audience.GroupMember, HasForm: true),
        new("groups/{slug}/poll/new", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/poll/paper", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/poll/end", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/topics", Audience.GroupMember, HasForm: true),
        new("groups/{slug}/topics/{topic}/support", Audience.GroupMember, HasForm: true),
        new("groups/{slug}/topics/{topic}/away", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/topics/agenda", Audience.GroupHost),
        new("hosting/{key}/{time}/guests/{guest}/admit", Audience.Host, HasForm: true),
        new("groups/{slug}/meetups/new", Audience.GroupHost, HasForm: true),
        new("hosting/{key}/{time}/list", Audience.Host),
        new("hosting/{key}/{time}/door", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/message", Audience.Host, HasForm: true),
        new("meetups/{id}/duties", Audience.GroupMember, HasForm: true),
        new("coming/{key}/how", Audience.Holder, HasForm: true),
        new("hosting/{key}/{time}/cancel", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/bring-back", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/move", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/seats", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/enter", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/entered/{once}", Audience.Host),
        new("hosting/{key}/{time}/guests/{guest}/cancel", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/guests/{guest}/offer", Audience.Host, HasForm: true),
        new("hosting/{key}/{time}/guests/{guest}/tell", Audience.Host, HasForm: true),
        new("setup", Audience.BeforeSetUp, HasForm: true),
        new("sign-up", Audience.Everybody, HasForm: true),
        new("sign-in", Audience.Everybody, HasForm: true),
        new("sign-in/recover", Audience.Everybody, HasForm: true),
        new("sign-up/code", Audience.Member, HasForm: true),
        new("sign-out", Audience.Member, HasForm: true),
        new("me", Audience.Member),
        new("me/codes", Audience.Member, HasForm: true),
        new("sign-in/second", Audience.Everybody, HasForm: true),
        new("me/calendar", Audience.Member, HasForm: true),
        new("me/calendar/end", Audience.Member, HasForm: true),
        new("calendars/{token}.ics", Audience.Subscriber, IsPage: false),
        new("me/mail", Audience.Member, HasForm: true),
        new("me/mail/code", Audience.Member, HasForm: true),
        new("me/mail/wants", Audience.Member, HasForm: true),
        new("me/mail/remove", Audience.Member, HasForm: true),
        new("mail/stop/{token}", Audience.Recipient, HasForm: true),
        new("me/inbox", Audience.Member),
        new("me/export", Audience.Member, HasForm: true),
        new("me/leave", Audience.Member, HasForm: true),
        new("me/stay", Audience.Member),
        new("me/settings", Audience.Member),
        new("me/sessions", Audience.Member),
        new("me/alias", Audience.Member, HasForm: true),
        new("me/passphrase", Audience.Member, HasForm: true),
        new("me/recovery", Audience.Member, HasForm: true),
        new("sign-in/passkey", Audience.Everybody, HasForm: true),
        new("me/passkeys", Audience.Member),
        new("me/passkeys/new", Audience.Member, HasForm: true),
        new("me/passkeys/{passkey}/remove", Audience.Owner, HasForm: true),
        new("me/second-step", Audience.Member, HasForm: true),
        new("me/language", Audience.Member, HasForm: true),
        .. CareRows.All,
        .. CardRows.All,
        .. DirectoryRows.All,
    ];
}
