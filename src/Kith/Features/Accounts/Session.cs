namespace Kith.Features.Accounts;

/// <summary>
/// One browser in which a person is signed in. The cookie holds a secret, this row its hash: signing out, here or from
/// elsewhere, deletes the row, and a copied cookie is worth nothing from then on.
/// </summary>
public sealed class Session
{
    /// <summary>How long an unused session lives.</summary>
    public static readonly TimeSpan LivesFor = TimeSpan.FromDays(60);

    /// <summary>How long a session on a shared device lives at most, used or not.</summary>
    public static readonly TimeSpan SharedLivesFor = TimeSpan.FromHours(2);

    /// <summary>How coarsely "last used" is kept: nobody needs to know more.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromDays(1);

    private Session() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PersonId { get; private set; }

    /// <summary>SHA-256 of the cookie's secret, hex.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>The person's security stamp at sign-in; another one now means that this session is over.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>"Firefox on Android", for the person's own list of sessions.</summary>
    public string Device { get; private set; } = "";

    /// <summary>A library's or a friend's device: nothing is kept there and the session is short.</summary>
    public bool Shared { get; private set; }

    public DateTime StartedAt { get; private set; }

    public DateTime SeenAt { get; private set; }

    public DateTime EndsAt { get; private set; }

    public static Session Open(Person person, string keyHash, string device, bool shared, DateTime nowUtc) =>
        new()
        {
            PersonId = person.Id,
            KeyHash = keyHash,
            Stamp = person.SecurityStamp!,
            Device = device,
            Shared = shared,
            StartedAt = nowUtc,
            SeenAt = nowUtc,
            EndsAt = nowUtc + (shared ? SharedLivesFor : LivesFor),
        };
}
