namespace Kith.Features.Meetups;

/// <summary>Who leads a meetup. Said plainly on every page, so that no group is mistaken for therapy.</summary>
public enum Led
{
    Peers,
    Professional,
}

/// <summary>Which ages a meetup is for.</summary>
public enum AgeBand
{
    Adults,
    From16,
    Family,

    /// <summary>For minors alone, with adults whom a steward has checked.</summary>
    Under18,
}

/// <summary>What coming costs.</summary>
public enum CostKind
{
    Free,
    Donation,
    Sliding,
    Fixed,
}

public sealed partial class Meetup
{
    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>Kind of group, a code of <see cref="Kinds"/> such as <c>circle</c> or <c>walk</c>.</summary>
    public string Kind { get; private set; } = Kinds.Other;

    /// <summary>Null when the list it came from does not say.</summary>
    public Led? Led { get; private set; }

    public AgeBand? Ages { get; private set; }

    /// <summary>Languages spoken, BCP 47 codes separated by spaces; empty when not said.</summary>
    public string Languages { get; private set; } = "";

    public CostKind? Cost { get; private set; }

    public string? CostNote { get; private set; }

    /// <summary>What happens on a first visit.</summary>
    public string? FirstVisit { get; private set; }

    /// <summary>Who meets a newcomer at the door, an alias and how to know them.</summary>
    public string? Greeter { get; private set; }

    public string? Bring { get; private set; }

    /// <summary>What may be talked about that somebody may wish to know before.</summary>
    public string? ContentNote { get; private set; }

    /// <summary>Anything about access the venue's facts do not say.</summary>
    public string? AccessNote { get; private set; }

    /// <summary>The name the host goes by here.</summary>
    public string? HostAlias { get; private set; }

    /// <summary>Meeting Guide type codes separated by spaces, for imported meetups.</summary>
    public string Types { get; private set; } = "";

    public Meetup Describe(string title, string? description, string kind, string languages)
    {
        (Title, Description, Kind, Languages) = (title, description, kind, languages);
        return this;
    }

    public Meetup For(Led? led, AgeBand? ages, CostKind? cost, string? costNote = null)
    {
        (Led, Ages, Cost, CostNote) = (led, ages, cost, costNote);
        return this;
    }

    public Meetup Welcome(string? hostAlias, string? greeter, string? firstVisit)
    {
        (HostAlias, Greeter, FirstVisit) = (hostAlias, greeter, firstVisit);
        return this;
    }

    public Meetup Note(string? bring, string? contentNote, string? accessNote)
    {
        (Bring, ContentNote, AccessNote) = (bring, contentNote, accessNote);
        return this;
    }

    public Meetup OfTypes(string codes)
    {
        Types = codes;
        return this;
    }
}
