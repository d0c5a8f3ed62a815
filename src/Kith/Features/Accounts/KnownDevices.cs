using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kith.Web;

namespace Kith.Features.Accounts;

/// <summary>
/// Recognises a browser in which somebody has been signed in, so that others who fail beside them, on the same wifi, cannot keep
/// them out. Nothing is stored: the cookie holds, for each account, random words, the day and a keyed hash of both with the
/// account and its security stamp. Another passphrase makes it worthless. It opens nothing by itself.
/// </summary>
public sealed class KnownDevices(Secrets secrets, Address address, TimeProvider clock)
{
    /// <summary>How long a device is known after signing in there.</summary>
    public static readonly TimeSpan LivesFor = TimeSpan.FromDays(365);

    /// <summary>Accounts that one device is known for: a family shares a computer.</summary>
    public const int MostAccounts = 4;

    private const string Purpose = "device";
    private const int LongestCookie = 1000;

    public string Cookie => address.Cookie("device");

    private int Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    /// <summary>This device is known for the account from now on, and stays known for those who signed in here before.</summary>
    public void Remember(HttpContext context, Person person)
    {
        var others = Entries(context).Where(e => !IsFor(e, person)).Take(MostAccounts - 1);
        context.Response.Cookies.Append(Cookie, string.Join('~', [New(person), .. others]), Options());
    }

    /// <summary>The random words by which this device is known for the account; null when it is not known, or forged.</summary>
    public string? Known(HttpContext context, Person? person) =>
        person is null ? null : Entries(context).FirstOrDefault(e => IsFor(e, person))?.Split('.')[0];

    private string New(Person person)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{Secrets.NewToken()}.{Today}");
        return $"{start}.{Sign(start, person)}";
    }

    private bool IsFor(string entry, Person person) =>
        entry.Split('.') is [var words, var day, var signed]
        && int.TryParse(day, CultureInfo.InvariantCulture, out var since)
        && Today - since <= LivesFor.Days
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Sign($"{words}.{day}", person)),
            Encoding.UTF8.GetBytes(signed)
        );

    private string Sign(string start, Person person) =>
        secrets.KeyedHash(Purpose, $"{start} {person.Id:n} {person.SecurityStamp}");

    private string[] Entries(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: > 0 and <= LongestCookie } kept
            ? [.. kept.Split('~').Take(MostAccounts)]
            : [];

    private CookieOptions Options() =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = LivesFor,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = address.IsHttps,
        };
}
