using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kith.Features.Backups;

/// <summary>
/// The form of a sealed file, version 1. A head of 103 bytes: the words <c>kith-sealed/1</c> and a line feed, the mark of the sheet
/// that opens it (8 bytes), a P-256 point made for this file alone (65, uncompressed), a salt (16). Then chunks of 65,536 bytes of
/// content, the last one shorter or empty, each encrypted by AES-256-GCM and followed by its tag (16). The nonce of a chunk is its
/// number (11 bytes, big-endian) and one byte that is 1 for the last: chunks can be neither left out, nor swapped, nor cut off. The
/// key is HKDF-SHA256 (RFC 5869) of the agreed secret, salted with SHA-256 of the head and the sheet's point. This is the
/// construction of https://age-encryption.org/v1 with what .NET brings along.
/// </summary>
public static class SealFormat
{
    public const int MarkBytes = 8;
    public const int ChunkBytes = 65_536;
    public const int TagBytes = 16;
    public const int SealedChunkBytes = ChunkBytes + TagBytes;

    /// <summary>Bytes before the first chunk.</summary>
    public const int HeadBytes = 14 + MarkBytes + SealKey.PointBytes + SaltBytes;

    private const int SaltBytes = 16;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;

    private static ReadOnlySpan<byte> Magic => "kith-sealed/1\n"u8;

    /// <summary>Whether these first bytes of a file say that it is sealed, by this version or another.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> start) => start.StartsWith(Magic[..12]);

    /// <summary>A head for a new file, and the cipher of its chunks.</summary>
    internal static (byte[] Head, AesGcm Cipher) Begin(SealKey to)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        byte[] head = [.. Magic, .. to.Mark, .. SealKey.From(once).Point, .. RandomNumberGenerator.GetBytes(SaltBytes)];
        using var other = to.Open();
        return (head, Cipher(head, to, once.DeriveRawSecretAgreement(other.PublicKey)));
    }

    /// <summary>The cipher of a file's chunks.</summary>
    /// <exception cref="SealBrokenException">The head is not whole, or another sheet's key opens the file.</exception>
    internal static AesGcm Open(byte[] head, PaperKey key)
    {
        if (!head.AsSpan().StartsWith(Magic))
            throw new SealBrokenException("it was sealed by another version of Kith");
        var mark = head.AsSpan(Magic.Length, MarkBytes);
        if (!mark.SequenceEqual(key.Seal.Mark))
            throw new SealBrokenException(
                $"the sheet {SealKey.Said(mark)} opens it, and this is the key of the sheet {key.Seal.Sheet}"
            );
        if (SealKey.Of(head.AsSpan(Magic.Length + MarkBytes, SealKey.PointBytes)) is not { } point)
            throw new SealBrokenException("its first bytes were changed");
        using var mine = key.Open();
        using var once = point.Open();
        return Cipher(head, key.Seal, mine.DeriveRawSecretAgreement(once.PublicKey));
    }

    /// <summary>The nonce of a chunk.</summary>
    internal static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    private static AesGcm Cipher(byte[] head, SealKey to, byte[] agreed)
    {
        var salt = SHA256.HashData([.. head, .. to.Point]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, KeyBytes, salt, Magic[..13].ToArray());
        CryptographicOperations.ZeroMemory(agreed);
        return new AesGcm(key, TagBytes);
    }
}

/// <summary>A sealed file cannot be opened; the message says why, to follow "cannot be opened:".</summary>
public sealed class SealBrokenException : Exception
{
    public SealBrokenException() { }

    public SealBrokenException(string message)
        : base(message) { }

    public SealBrokenException(string message, Exception inner)
        : base(message, inner) { }
}
