using Kith.Data;

namespace Kith.Features.Reports;

/// <summary>What a report is about; the key says which.</summary>
public enum ReportAbout
{
    /// <summary>The hub, or nothing in particular.</summary>
    Hub,

    /// <summary>The key is the group's slug.</summary>
    Group,

    /// <summary>The key is the public id of one time of a meetup.</summary>
    Meetup,

    /// <summary>The key is a face's public id.</summary>
    Face,

    /// <summary>The key is a card's slug; the name is its title in the language of the report.</summary>
    Card,

    /// <summary>The key is the public id of an offer or a need among neighbours.</summary>
    Favour,
}

/// <summary>What somebody says is wrong; what the stewards' list can be read by at a glance.</summary>
public enum ReportKind
{
    /// <summary>Somebody is in danger, or was hurt.</summary>
    Danger,

    /// <summary>Somebody does not leave somebody else in peace.</summary>
    Unwanted,
    Unkind,

    /// <summary>What was told in confidence was passed on.</summary>
    Confidence,

    /// <summary>Selling, preaching, recruiting.</summary>
    Selling,

    /// <summary>What stands here is not so.</summary>
    Wrong,
    Other,
}

/// <summary>How a report ended.</summary>
public enum ReportOutcome
{
    /// <summary>Something was changed or somebody had to stop.</summary>
    Acted,

    /// <summary>People talked and it is settled.</summary>
    Settled,

    /// <summary>It was looked into and nothing had to be done.</summary>
    NothingToDo,

    /// <summary>It is for somebody else: the group, the police, another service.</summary>
    PassedOn,
}

/// <summary>
/// Something is wrong, told by anybody without an account. Who told is not kept, signed in or not; a code that only they have
/// lets them read the answer. The words are sealed and erased some time after the report is closed.
/// </summary>
public sealed class Report
{
    private Report() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in stewards' links; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>SHA-256 of the receipt code, hex; the code has 60 random bits.</summary>
    public string CodeHash { get; private set; } = "";

    public ReportAbout About { get; private set; }

    public string? AboutKey { get; private set; }

    /// <summary>Name of the group or title of the meetup as it was; null for faces and favours, which are looked up.</summary>
    public string? AboutName { get; private set; }

    /// <summary>The group it touches.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>Whose face it is about; keeps a steward from judging a report about themselves. Shown to nobody.</summary>
    public Guid? SubjectId { get; private set; }

    public ReportKind Kind { get; private set; }

    /// <summary>What was told, sealed: see <see cref="ReportWords"/>.</summary>
    public string Sealed { get; private set; } = "";

    /// <summary>Whether the group's hosts may read it too; the contact they never see.</summary>
    public bool TellHosts { get; private set; }

    public DateTime At { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public ReportOutcome? Outcome { get; private set; }

    /// <summary>A report about something its author can see.</summary>
    public static Report Of(
        ReportKind kind,
        ReportTarget target,
        string codeHash,
        string sealedWords,
        bool tellHosts,
        DateTime nowUtc
    ) =>
        new()
        {
            Kind = kind,
            About = target.About,
            AboutKey = target.Key,
            AboutName = target.About is ReportAbout.Face or ReportAbout.Favour ? null : target.Name,
            GroupId = target.GroupId,
            SubjectId = target.SubjectId,
            CodeHash = codeHash,
            Sealed = sealedWords,
            TellHosts = tellHosts && target.GroupId is not null,
            At = nowUtc,
        };

    /// <summary>Ends it; closing one again changes how it ended.</summary>
    public void Close(ReportOutcome outcome, DateTime nowUtc) => (Outcome, ClosedAt) = (outcome, nowUtc);

    /// <summary>There is more to say: what was closed is open again.</summary>
    public void Reopen() => (Outcome, ClosedAt) = (null, null);
}

/// <summary>What was said about a report since, by the stewards or by whoever told.</summary>
public sealed class ReportNote
{
    private ReportNote() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ReportId { get; private set; }

    public bool FromStewards { get; private set; }

    public string Sealed { get; private set; } = "";

    public DateTime At { get; private set; }

    public static ReportNote Of(Guid reportId, bool fromStewards, string sealedWords, DateTime nowUtc) =>
        new()
        {
            ReportId = reportId,
            FromStewards = fromStewards,
            Sealed = sealedWords,
            At = nowUtc,
        };
}

/// <summary>What a report is about, as its author sees it.</summary>
public sealed record ReportTarget(ReportAbout About, string? Key, string? Name, Guid? GroupId, Guid? SubjectId)
{
    /// <summary>The talk between two neighbours whose other side it is about; null when it is about none.</summary>
    public string? Talk { get; init; }

    /// <summary>The hub, or nothing in particular.</summary>
    public static readonly ReportTarget Hub = new(ReportAbout.Hub, null, null, null, null);

    /// <summary>How an address names it: <c>group:slug</c>, <c>meetup:id</c>, <c>face:id</c>, <c>card:slug</c>, <c>favour:id</c>, <c>talk:id</c>; null for the hub.</summary>
    public string? Asked =>
        Talk is not null ? $"talk:{Talk}"
        : Key is null ? null
        : $"{About.ToString().ToLowerInvariant()}:{Key}";
}
