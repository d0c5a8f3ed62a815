using System.Security.Cryptography;
using Kith.Data;

namespace Kith.Features.Backups;

/// <summary>
/// The key that opens sealed backups. It is made once, shown once to be printed, and kept nowhere: fourteen groups of four letters
/// that nobody mistakes, the last five letters of which notice a slip of the pen.
/// </summary>
public sealed class PaperKey
{
    /// <summary>Groups of letters on the sheet.</summary>
    public const int Groups = 14;

    private const int SecretBytes = 32;
    private const int CheckBytes = 3;
    private const int GroupLetters = 4;

    private readonly byte[] _secret;

    private PaperKey(byte[] secret, SealKey seal) => (_secret, Seal) = (secret, seal);

    /// <summary>The half that the hub keeps.</summary>
    public SealKey Seal { get; }

    /// <summary>As printed: groups of four letters.</summary>
    public IReadOnlyList<string> Printed
    {
        get
        {
            var letters = Letters([.. _secret, .. Check(_secret)]);
            return [.. letters.Chunk(GroupLetters).Select(group => new string(group))];
        }
    }

    /// <summary>A new key.</summary>
    public static PaperKey New()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportParameters(includePrivateParameters: true).D!, SealKey.From(key));
    }

    /// <summary>The key somebody typed from the sheet; case, spaces and dashes do not matter. Null when it cannot be right.</summary>
    public static PaperKey? Parse(string? typed)
    {
        var letters = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        if (letters.Length != Groups * GroupLetters || letters.Any(c => !RandomId.Readable.Contains(c)))
            return null;
        var bytes = Bytes(letters);
        var secret = bytes[..SecretBytes];
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(SecretBytes), Check(secret)))
            return null;
        try
        {
            using var key = Open(secret);
            return new(secret, SealKey.From(key));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The key for an agreement; dispose it.</summary>
    internal ECDiffieHellman Open() => Open(_secret);

    private static ECDiffieHellman Open(byte[] secret) =>
        ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });

    private static byte[] Check(byte[] secret) => SHA256.HashData([.. "kith-paper-key/1"u8, .. secret])[..CheckBytes];

    // 35 bytes are exactly 56 letters of five bits.
    private static string Letters(byte[] bytes)
    {
        var letters = new char[bytes.Length * 8 / 5];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = RandomId.Readable[
                Enumerable.Range(i * 5, 5).Aggregate(0, (n, bit) => (n << 1) | Bit(bytes, bit))
            ];
        return new string(letters);
    }

    private static byte[] Bytes(string letters)
    {
        var bytes = new byte[letters.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var value = RandomId.Readable.IndexOf(letters[bit / 5], StringComparison.Ordinal);
            bytes[bit / 8] |= (byte)(((value >> (4 - (bit % 5))) & 1) << (7 - (bit % 8)));
        }
        return bytes;
    }

    private static int Bit(byte[] bytes, int bit) => (bytes[bit / 8] >> (7 - (bit % 8))) & 1;
}
