using NodaTime;
using NodaTime.TimeZones;

namespace Kith.Time;

/// <summary>Time zones by the names calendars use, and the one way Kith turns a wall time into a moment.</summary>
public static class Zones
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly Dictionary<string, string> Names = Source
        .GetIds()
        .DistinctBy(id => id.ToUpperInvariant())
        .ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> WindowsNames = Source.WindowsMapping.PrimaryMapping.ToDictionary(
        pair => pair.Key,
        pair => pair.Value,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>
    /// The zone of a name: IANA names and links (kept as given), the names Windows uses, and prefixed ones such as
    /// <c>/mozilla.org/20050126_1/Europe/London</c>; case, quotes and surrounding spaces do not matter. Null when unknown.
    /// </summary>
    public static DateTimeZone? Find(string? name)
    {
        var plain = name?.Trim().Trim('"').Trim() ?? "";
        if (plain.Length is 0 or > 200)
            return null;
        return Known(plain) ?? Known(plain.Replace(' ', '_')) ?? (plain[0] == '/' ? AfterPrefix(plain) : Dashed(plain));
    }

    /// <summary>
    /// The moment of a wall time. One that the clocks skip keeps the offset before the gap; one that happens twice is the first
    /// (RFC 5545 §3.3.5).
    /// </summary>
    /// <exception cref="OverflowException">The moment lies outside the years -9998 to 9999.</exception>
    public static Instant At(LocalDateTime local, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(local);
        var offset = mapping.Count == 0 ? mapping.EarlyInterval.WallOffset : mapping.First().Offset;
        return local.WithOffset(offset).ToInstant();
    }

    /// <summary>As <see cref="At"/>; null where that throws, in the last hours of the year 9999.</summary>
    internal static Instant? TryAt(LocalDateTime local, DateTimeZone zone)
    {
        try
        {
            return At(local, zone);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static DateTimeZone? Known(string name)
    {
        if (Names.TryGetValue(name, out var id) || WindowsNames.TryGetValue(name, out id))
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        return null;
    }

    /// <summary>The longest ending that is a zone's name: vendors put their own name and a date before it.</summary>
    private static DateTimeZone? AfterPrefix(string name)
    {
        for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            if (Known(name[(slash + 1)..]) is { } zone)
                return zone;
        return null;
    }

    /// <summary>Old programs could not write a slash in a name: <c>US-Eastern</c>.</summary>
    private static DateTimeZone? Dashed(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 ? Known($"{name[..dash]}/{name[(dash + 1)..]}") : null;
    }
}
