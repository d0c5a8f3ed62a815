using System.Security.Cryptography;
using System.Text;
using Kith.Data;

namespace Kith.Web;

/// <summary>
/// The one-time code that proves that whoever opens the set-up page also stands at the machine's console. It lives in memory only:
/// a new start prints a new one, and it is of no use once the hub is set up.
/// </summary>
public sealed class SetUpCode
{
    /// <summary>Wrong tries after which only a new start gives a new code; 40 bits cannot be guessed in so few.</summary>
    private const int MostTries = 20;

    private int _tries;

    /// <summary>As printed, <c>XXXX-XXXX</c>.</summary>
    public string Shown { get; } =
        $"{RandomNumberGenerator.GetString(RandomId.Readable, 4)}-{RandomNumberGenerator.GetString(RandomId.Readable, 4)}";

    /// <summary>Whether this is the code; case, spaces and the dash do not matter.</summary>
    public bool Opens(string? typed)
    {
        if (Volatile.Read(ref _tries) >= MostTries)
            return false;
        if (CryptographicOperations.FixedTimeEquals(Bytes(typed ?? ""), Bytes(Shown)))
            return true;
        Interlocked.Increment(ref _tries);
        return false;
    }

    private static byte[] Bytes(string code) =>
        Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]));
}
