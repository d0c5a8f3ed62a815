using System.Security.Cryptography;
using System.Text;

namespace Kith.Features.Services.Hsds;

/// <summary>Keys of HSDS objects. A list's own UUID stays what it is everywhere; any other id becomes the same UUIDv5 each time.</summary>
public static class HsdsId
{
    /// <summary>Longest id a list may use; a longer one is no id but a text.</summary>
    public const int Longest = 255;

    private const int Version5 = 5;

    /// <summary>Kith's own namespace for names made of list, object and id.</summary>
    private static readonly Guid Namespace = new("6f6a0f3e-52a5-4c0b-9a3c-8d1f6f0b1c57");

    /// <summary>The id as others get it: itself when it is a UUID, else the UUIDv5 of it under its list and its kind.</summary>
    public static Guid Of(string list, HsdsKind kind, string id) =>
        IsUuid(id) ? Guid.ParseExact(id, "D") : Named($"{list}\n{kind.Name}\n{id}");

    /// <summary>Whether an id is a UUID in its usual writing, with hyphens.</summary>
    public static bool IsUuid(string id) => Guid.TryParseExact(id, "D", out _);

    /// <summary>UUIDv5 of a name (RFC 9562 §5.5).</summary>
    public static Guid Named(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        Span<byte> whole = [.. Namespace.ToByteArray(bigEndian: true), .. bytes];
        // SHA-1 is what version 5 is made of; it protects nothing here.
#pragma warning disable CA5350
        var hash = SHA1.HashData(whole)[..16];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | (Version5 << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
