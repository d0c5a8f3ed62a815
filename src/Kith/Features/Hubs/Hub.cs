using Kith.Data;

namespace Kith.Features.Hubs;

/// <summary>The neighbourhood hub this installation serves. There is exactly one row; it exists once set-up is done.</summary>
public sealed class Hub : IPublic
{
    /// <summary>The only key there is: one installation, one hub.</summary>
    public const int OnlyId = 1;

    public const int DefaultHue = 160;

    private Hub() { }

    public int Id { get; private set; } = OnlyId;

    public string Name { get; private set; } = "";

    public string Tagline { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2, upper case: decides help lines, 12 or 24 hour clock and which postcodes come first.</summary>
    public string Country { get; private set; } = "";

    /// <summary>IANA zone in which the hub's days begin and end.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>Interface languages the hub offers, BCP 47, separated by spaces, the default one first.</summary>
    public string Languages { get; private set; } = "en";

    /// <summary>Hue of the accent colour in degrees, 0–359.</summary>
    public int AccentHue { get; private set; } = DefaultHue;

    /// <summary>Where "Leave this page" leads: a neutral public page.</summary>
    public string? LeaveUrl { get; private set; }

    /// <summary>A number people may ring about meetups, as printed on posters.</summary>
    public string? Phone { get; private set; }

    /// <summary>Whether nobody under 18 may join a group here.</summary>
    public bool AdultsOnly { get; private set; }

    public DateTime SetUpAt { get; private set; }

    /// <summary>Opens the hub. Happens once in the life of an installation.</summary>
    public static Hub Open(string name, string country, string zone, DateTime nowUtc) =>
        new()
        {
            Name = name,
            Country = country.ToUpperInvariant(),
            Zone = zone,
            SetUpAt = nowUtc,
        };

    /// <summary>The hub is in another country or zone than was said; whoever calls counts the times ahead anew.</summary>
    public void Move(string country, string zone) => (Country, Zone) = (country.ToUpperInvariant(), zone);

    public void Admit(bool adultsOnly) => AdultsOnly = adultsOnly;

    /// <summary>Changes how the hub presents itself.</summary>
    public void Present(string name, string tagline, string languages, int accentHue, string? phone, string? leaveUrl)
    {
        Name = name;
        Tagline = tagline;
        Languages = languages;
        AccentHue = ((accentHue % 360) + 360) % 360;
        Phone = phone;
        LeaveUrl = leaveUrl;
    }
}
