using Kith.Data;

namespace Kith.Features.Places;

/// <summary>A part of town people say they are from. Its centre stands in for places that are not shown exactly.</summary>
public sealed class Neighbourhood : IPublic
{
    private const int LongestKey = 120;

    private Neighbourhood() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary><see cref="Name"/> folded by <c>Fold.Key</c>, so that "near Old Town" finds it however it is written.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Degrees WGS 84 of the centre; null when nobody has said where it is.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public static Neighbourhood Add(string name, string slug, double? latitude = null, double? longitude = null) =>
        new()
        {
            Name = name,
            Slug = slug,
            NameKey = Key(name),
            Latitude = latitude,
            Longitude = longitude,
        };

    /// <summary>Another name; its links stay.</summary>
    public void Rename(string name) => (Name, NameKey) = (name, Key(name));

    // Folding can make a name longer ("ß" becomes "ss"); the column cannot.
    private static string Key(string name) =>
        Fold.Key(name) is var key && key.Length <= LongestKey ? key : key[..LongestKey];
}
