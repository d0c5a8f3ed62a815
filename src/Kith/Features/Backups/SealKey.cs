using System.Security.Cryptography;
using Kith.Data;

namespace Kith.Features.Backups;

/// <summary>What backups are sealed to: the public half of a key whose other half exists on paper only. Useless to a thief.</summary>
public sealed class SealKey
{
    /// <summary>Bytes of a point of P-256, written uncompressed: 4, x, y.</summary>
    public const int PointBytes = 65;

    private readonly byte[] _point;

    private SealKey(byte[] point) => _point = point;

    public ReadOnlySpan<byte> Point => _point;

    /// <summary>First eight bytes of SHA-256 of the point: says which sheet opens a file, and nothing about the key.</summary>
    public byte[] Mark => SHA256.HashData(_point)[..SealFormat.MarkBytes];

    /// <summary>The mark as it stands on the sheet, <c>XXXX-XXXX</c>.</summary>
    public string Sheet => Said(Mark);

    /// <summary>As the database keeps it.</summary>
    public override string ToString() => Convert.ToBase64String(_point);

    /// <summary>The key in a text that <see cref="ToString"/> wrote; null when it is none.</summary>
    public static SealKey? Parse(string? text)
    {
        var bytes = new byte[PointBytes + 3];
        return Convert.TryFromBase64String(text ?? "", bytes, out var count) ? Of(bytes.AsSpan(0, count)) : null;
    }

    /// <summary>The key at a point; null when the point is not on the curve.</summary>
    public static SealKey? Of(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointBytes || point[0] != 4)
            return null;
        var key = new SealKey(point.ToArray());
        try
        {
            using var _ = key.Open();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A mark in letters that nobody mistakes.</summary>
    public static string Said(ReadOnlySpan<byte> mark)
    {
        var letters = new char[8];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = RandomId.Readable[mark[i] & 31];
        return $"{new string(letters, 0, 4)}-{new string(letters, 4, 4)}";
    }

    /// <summary>The key for an agreement; dispose it.</summary>
    internal ECDiffieHellman Open() =>
        ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = _point[1..33], Y = _point[33..] },
            }
        );

    /// <summary>The public half of an open key.</summary>
    internal static SealKey From(ECDiffieHellman key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return new([4, .. q.X!, .. q.Y!]);
    }
}
