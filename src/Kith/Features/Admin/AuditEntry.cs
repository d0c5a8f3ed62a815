namespace Kith.Features.Admin;

/// <summary>What a steward did; each has its sentence <c>Admin.Deed.…</c>.</summary>
public enum Deed
{
    StewardAppointed,
    StewardProposed,
    StewardConfirmed,
    ProposalDropped,
    StewardStoodDown,
    HubChanged,
    NeighbourhoodAdded,
    NeighbourhoodChanged,
    NeighbourhoodsMerged,
    VenueAdded,
    VenueChanged,
    HelpLineConfirmed,
    HelpLineCorrected,
    HelpLineAdded,
    HelpLineAway,
    HelpLineBack,
    ReportAnswered,
    ReportClosed,
    FacePaused,
    FaceUnpaused,
    ObjectionAnswered,
    AdultChecked,
    GroupWelcomed,
    GroupClaimed,
    WishClosed,
    BackupKeyMade,
    BackupsKept,
    AdultUnchecked,
    CardAccepted,
    CardDeclined,
    CardChanged,
    CardRead,
    CardAway,
    CardBack,
    CardsCollected,
    ListHurried,
    ListStopped,
    FavourEnded,
    ServiceCorrected,
    EditDeclined,
    ChangeKept,
    ListTaken,
    ServicesMerged,
    MergeUndone,
    ServicePhoned,
    ServiceListed,
    PlacesKept,
}

/// <summary>What a deed is about: decides what its key is and whether the log can name it.</summary>
public enum Matter
{
    Hub,

    /// <summary>The key is the public id of a face: its name is looked up, never copied, so that it goes when its person goes.</summary>
    Face,

    /// <summary>The key is the group's slug.</summary>
    Group,
    Neighbourhood,
    Venue,
    HelpLine,

    /// <summary>The key is the report's public id.</summary>
    Report,

    /// <summary>The key is the wish's public id.</summary>
    Wish,

    /// <summary>The key is the card's or the collection's slug; none for what was not taken.</summary>
    Card,

    /// <summary>The key is the public id of a list's reading.</summary>
    List,

    /// <summary>The key is the public id of an offer or a need; its line is not copied.</summary>
    Favour,

    /// <summary>The key is the service's id.</summary>
    Service,
}

/// <summary>
/// One line of the log that all stewards read: who did what, about which thing, when and why. Written in the same transaction
/// as the deed. Never changed afterwards; names of people are looked up when it is read, so erasing a person erases them here.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Longest name of a place or thing.</summary>
    public const int LongestName = 255;

    private AuditEntry() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public DateTime At { get; private set; }

    /// <summary>The steward; null for a command typed at the machine, and once the steward is erased.</summary>
    public Guid? ByPersonId { get; private set; }

    /// <summary>Whether it was done at the machine, where nobody is signed in.</summary>
    public bool AtMachine { get; private set; }

    public Deed Deed { get; private set; }

    public Matter Matter { get; private set; }

    /// <summary>Public id, slug or code of the thing; never a person's key.</summary>
    public string? Key { get; private set; }

    /// <summary>Name of a thing that is no person, as it was then; null for people.</summary>
    public string? Name { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>A deed of a steward who is signed in; <paramref name="by"/> null for the command line.</summary>
    public static AuditEntry Of(
        Guid? by,
        Deed deed,
        Matter matter,
        string? key,
        DateTime nowUtc,
        string? name = null,
        string? reason = null
    ) =>
        new()
        {
            At = nowUtc,
            ByPersonId = by,
            AtMachine = by is null,
            Deed = deed,
            Matter = matter,
            Key = key,
            Name = name,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        };
}
