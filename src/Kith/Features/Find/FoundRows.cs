using System.Globalization;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>A list of meetups as notices on the board.</summary>
/// <param name="From">The place distances are told from, or null.</param>
public sealed record FoundRows(IReadOnlyList<FindRow> Rows, NearPlace? From)
{
    /// <summary>An instant as machines read it.</summary>
    public static string Instant(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Icon(Mode mode) =>
        mode switch
        {
            Mode.InPerson => "door",
            Mode.Online => "online",
            Mode.Hybrid => "online",
            Mode.Phone => "phone",
        };

    /// <summary>What a place offers, by the names questions use.</summary>
    public static IEnumerable<string> Needs(Access access) =>
        FindValues.AccessNames.Where(name => (access & FindValues.Need(name).Value) != Access.None);
}
