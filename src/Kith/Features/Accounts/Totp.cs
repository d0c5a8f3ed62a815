using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kith.Features.Accounts;

/// <summary>
/// Codes that an authenticator app shows: RFC 6238 with the values every app knows (SHA-1, six digits, thirty seconds).
/// </summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>How long one code stands.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>How many steps a phone's clock may be off, before and after.</summary>
    private const int Drift = 1;

    private const int SecretBytes = 20;
    private const int Bits = 5;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 random bits, in Base32 as apps take it.</summary>
    public static string NewSecret() => Base32(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The number of the step that this moment belongs to.</summary>
    public static int StepAt(DateTime utc) => (int)((utc - DateTime.UnixEpoch).Ticks / Step.Ticks);

    /// <summary>The step whose code this is, now or one step off; null when it is none of them.</summary>
    public static int? StepOf(string secret, string typed, DateTime utc)
    {
        var (key, code) = (Bytes(secret), Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit))));
        int? found = null;
        for (var step = StepAt(utc) - Drift; step <= StepAt(utc) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), code))
                found = step;
        return found;
    }

    /// <summary>The code of a step (RFC 4226 §5.3), by the hash that is named.</summary>
    public static string Code(byte[] key, long step, int digits = Digits, HashAlgorithmName? hash = null)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        using var hmac = IncrementalHash.CreateHMAC(hash ?? HashAlgorithmName.SHA1, key);
        hmac.AppendData(counter);
        var bytes = hmac.GetHashAndReset();
        var number = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(bytes[^1] & 0xf)) & 0x7fffffff;
        return (number % (uint)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>What the QR code says to an app. Neither the hub's name nor the person's alias: others see that list too.</summary>
    public static string Link(string secret, string label) =>
        $"otpauth://totp/{Uri.EscapeDataString(label)}?secret={secret}&digits={Digits}&period={Step.TotalSeconds:0}";

    private static string Base32(byte[] bytes)
    {
        var (text, bits, left) = (new StringBuilder(), 0, 0);
        foreach (var b in bytes)
        {
            (bits, left) = ((bits << 8) | b, left + 8);
            for (; left >= Bits; left -= Bits)
                text.Append(Alphabet[(bits >> (left - Bits)) & 31]);
            bits &= (1 << left) - 1;
        }
        return text.ToString();
    }

    private static byte[] Bytes(string base32)
    {
        var (bytes, bits, left) = (new List<byte>(), 0, 0);
        foreach (var c in base32)
        {
            (bits, left) = ((bits << Bits) | Alphabet.IndexOf(c, StringComparison.Ordinal), left + Bits);
            if (left < 8)
                continue;
            left -= 8;
            bytes.Add((byte)(bits >> left));
            bits &= (1 << left) - 1;
        }
        return [.. bytes];
    }
}
