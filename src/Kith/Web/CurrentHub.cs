namespace Kith.Web;

/// <summary>What every page needs to know about the hub it belongs to.</summary>
/// <param name="Name">What the neighbours call it.</param>
/// <param name="Tagline">One sentence about it; may be empty.</param>
/// <param name="Country">ISO 3166-1 two-letter code, upper case; decides help lines, units and the clock.</param>
/// <param name="Zone">IANA time zone.</param>
/// <param name="Languages">Interface languages it offers, its own first.</param>
/// <param name="AccentHue">Hue of its one accent colour, 0–359 degrees.</param>
/// <param name="LeaveUrl">Where "Leave this page" goes: something dull that nobody has to explain.</param>
/// <param name="Phone">A number to ring for people without internet, as a person would write it; null when there is none.</param>
/// <param name="IsSetUp">False until somebody went through set-up.</param>
public sealed record HubFacts(
    string Name,
    string Tagline,
    string Country,
    string Zone,
    IReadOnlyList<string> Languages,
    int AccentHue,
    string LeaveUrl,
    string? Phone,
    bool IsSetUp
)
{
    /// <summary>Whether nobody under 18 may join a group.</summary>
    public bool AdultsOnly { get; init; }

    /// <summary>What a hub is before somebody set it up.</summary>
    public static HubFacts BeforeSetUp { get; } =
        new("Kith", "", "GB", "Etc/UTC", ["en", "es"], 195, "https://www.wikipedia.org/", Phone: null, IsSetUp: false);
}

/// <summary>
/// The hub's facts, kept in memory: reading them never touches the database, so every page's header, error pages and help
/// lines stand when it is down.
/// </summary>
public sealed class CurrentHub
{
    private volatile HubFacts _facts = HubFacts.BeforeSetUp;

    /// <summary>The facts as last told; never null.</summary>
    public HubFacts Facts => _facts;

    /// <summary>Tells every page from now on.</summary>
    public void Replace(HubFacts facts) => _facts = facts;
}
