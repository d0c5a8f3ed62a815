using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Whether a service can be had: HSDS 3.1 <c>service.status</c>.</summary>
public enum ServiceStatus
{
    Active,

    /// <summary>Not offered at the moment, and nobody says that it will be again.</summary>
    Inactive,

    /// <summary>Over for good.</summary>
    Defunct,
    TemporarilyClosed,
}

/// <summary>Something an organization does for people: HSDS 3.1 <c>service</c>.</summary>
public sealed class Service : NamedRecord
{
    public Guid? OrganizationId { get; private set; }

    public Guid? ProgramId { get; private set; }

    /// <summary>As its list says; active when it does not say.</summary>
    public ServiceStatus Status { get; private set; }

    /// <summary>Years of age from which on it is for somebody; null for no limit.</summary>
    public double? MinimumAge { get; private set; }

    /// <summary>Years of age up to which it is for somebody; null for no limit.</summary>
    public double? MaximumAge { get; private set; }

    /// <summary>When somebody last made sure that it is right, UTC midnight of that day.</summary>
    public DateTime? AssuredAt { get; private set; }

    /// <summary>When it was last changed, as its list says; else when that was noticed here. UTC.</summary>
    public DateTime LastModifiedAt { get; private set; }

    /// <summary>It is a help line that came with Kith and that nobody here has checked: it is shown here and not given on.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Since when stewards keep it out of everything, whatever its list says, UTC; null while they do not.</summary>
    public DateTime? AwayAt { get; private set; }

    /// <summary>Whether its list has ever said of the service that where it is is confidential.</summary>
    public bool KeepsPlaces { get; private set; }

    public void PutAway(DateTime nowUtc) => AwayAt ??= nowUtc;

    public void BringBack() => AwayAt = null;

    protected override void More(HsdsColumns columns)
    {
        OrganizationId = columns.Id("organization_id", HsdsVocabulary.Organization);
        ProgramId = columns.Id("program_id", HsdsVocabulary.Program);
        Status = StatusOf(columns.Words("status", Organization.LongestName)) ?? ServiceStatus.Active;
        MinimumAge = columns.Number("minimum_age");
        MaximumAge = columns.Number("maximum_age");
        // Nobody can have made sure tomorrow.
        AssuredAt = columns.Instant("assured_date") is { } at && at <= ChangedAt.AddDays(1) ? at : null;
        KeepsPlaces |= columns.Say(LocationSigns.KeepsPlaces);
        IsHeld = FeedId == HelpNow.LineFeed.Id && AssuredAt is null;
        LastModifiedAt = Mended is null ? columns.Instant("last_modified") ?? ChangedAt : ChangedAt;
    }

    /// <summary>What a word of HSDS means; null for one it does not have.</summary>
    public static ServiceStatus? StatusOf(string? word) =>
        word?.ToLowerInvariant() switch
        {
            "active" => ServiceStatus.Active,
            "inactive" => ServiceStatus.Inactive,
            "defunct" => ServiceStatus.Defunct,
            "temporarily closed" => ServiceStatus.TemporarilyClosed,
            _ => null,
        };
}
