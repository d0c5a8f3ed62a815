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

    private Session() { }

    // Random throughout: a key made from the clock would say to the millisecond when somebody signed in.
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid PersonId { get; private set; }

    /// <summary>SHA-256 of the cookie's secret, hex.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>The person's security stamp at sign-in; another one now means that this session is over.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>"Firefox on Android", for the person's own list of sessions.</summary>
    public string Device { get; private set; } = "";

    /// <summary>A library's or a friend's device: nothing is kept there and the session is short.</summary>
    public bool Shared { get; private set; }

    /// <summary>The day of signing in, UTC; no hour.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>The last day it was used, UTC; no hour.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>When it ends by itself, UTC: at midnight, unless the device is shared.</summary>
    public DateTime EndsAt { get; private set; }

    public static Session Open(Person person, string keyHash, string device, bool shared, DateTime nowUtc) =>
        new()
        {
            PersonId = person.Id,
            KeyHash = keyHash,
            Stamp = person.SecurityStamp!,
            Device = device,
            Shared = shared,
            StartedAt = nowUtc.Date,
            SeenAt = nowUtc.Date,
            EndsAt = shared ? nowUtc + SharedLivesFor : nowUtc.Date + LivesFor,
        };
}
