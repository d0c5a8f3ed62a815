using System.Data.Common;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>A spot as the finder holds it: its card, and what the card does not say but questions ask.</summary>
public sealed record ShelvedSpot(FinderRow Row, Slot[] Slots)
{
    /// <summary>What <see cref="Read"/> expects, in its order; <c>o</c> is a spot, <c>v</c> its service.</summary>
    public const string Columns = """
        o."ServiceId", o."Name", o."Organization", o."Summary", o."Place", o."Phone", o."IsAnywhere", o."IsKept", o."IsPaused",
        o."Said", o."Denied", o."Access", o."CheckedAt", o."Hours", v."AssuredAt", o."IsFirst", o."IsFull", o."ShownLatitude",
        o."ShownLongitude", o."Languages", o."MinimumAge", o."MaximumAge"
        """;

    public const int ColumnCount = 22;

    /// <summary>It stands for the service where the place does not matter.</summary>
    public bool IsFirst { get; init; }

    /// <summary>There is no room at the moment.</summary>
    public bool IsFull { get; init; }

    /// <summary>Degrees WGS 84; null where the place is not to be measured.</summary>
    public (double Latitude, double Longitude)? Point { get; init; }

    /// <summary>The square of <see cref="Grid"/> it lies in.</summary>
    public int? Cell => Point is { } p ? Grid.Cell(p.Latitude, p.Longitude) : null;

    /// <summary>BCP 47 codes in lower case, each between spaces.</summary>
    public string Languages { get; init; } = " ";

    /// <summary>Years.</summary>
    public double? MinimumAge { get; init; }

    public double? MaximumAge { get; init; }

    public static ShelvedSpot Read(DbDataReader row)
    {
        var card = new FinderRow
        {
            Id = row.GetGuid(0),
            Name = row.GetString(1),
            Organization = row.GetString(2),
            Summary = row.GetString(3),
            Place = row.IsDBNull(4) ? null : row.GetString(4),
            Phone = row.IsDBNull(5) ? null : row.GetString(5),
            IsAnywhere = row.GetBoolean(6),
            IsKept = row.GetBoolean(7),
            IsPaused = row.GetBoolean(8),
            Said = (Mark)row.GetInt32(9),
            Denied = (Mark)row.GetInt32(10),
            Access = (Access)row.GetInt32(11),
            CheckedAt = row.IsDBNull(12) ? null : DateTime.SpecifyKind(row.GetDateTime(12), DateTimeKind.Utc),
            Hours = OpeningHours.Parse(row.GetString(13)),
            IsAssured = !row.IsDBNull(14),
        };
        return new(card, [.. card.Hours.Slots])
        {
            IsFirst = row.GetBoolean(15),
            IsFull = row.GetBoolean(16),
            Point = (Number(row, 17), Number(row, 18)) is ({ } latitude, { } longitude) ? (latitude, longitude) : null,
            Languages = row.GetString(19),
            MinimumAge = Number(row, 20),
            MaximumAge = Number(row, 21),
        };
    }

    private static double? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
