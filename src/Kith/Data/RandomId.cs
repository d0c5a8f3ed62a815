using System.Security.Cryptography;

namespace Kith.Data;

/// <summary>Random public names for things: they tell nothing about when a thing was made or how many there are.</summary>
public static class RandomId
{
    /// <summary>Small letters and digits that cannot be mistaken for each other; 32 of them, five bits each.</summary>
    public const string Lower = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Capital letters and digits that cannot be mistaken for each other when read out or written by hand.</summary>
    public const string Readable = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Characters in a public id; 60 bits, so ids can be neither guessed nor counted.</summary>
    public const int Length = 12;

    /// <summary>A new id of 12 lower-case characters without i, l, o, u.</summary>
    public static string New() => RandomNumberGenerator.GetString(Lower, Length);

    /// <summary>A random positive 62-bit number, the row number of a meetup in the search index.</summary>
    public static long Number() => (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 2) | 1;
}
