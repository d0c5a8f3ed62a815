using System.Data.Common;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>A row as the database hands it over.</summary>
/// <param name="Row">The meetup found.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="Step">Which of several questions asked at once it answers.</param>
public sealed record FindLine(FindRow Row, int Total, int Step)
{
    /// <summary>What <see cref="Read"/> expects, in its order; <c>h</c> is a hit, <c>o</c> its occurrence, <c>m</c> its meetup, <c>g</c> its group.</summary>
    public const string Columns = """
        h."PublicId", m."Title", g."Name", o."StartsLocal", m."Zone", o."StartsAt", o."EndsAt", o."Mode", o."State",
        m."JustTurnUp", o."Kind", m."Led", m."Cost", o."Access", o."ShownName", o."ShownArea", o."ShownLatitude", o."ShownLongitude"
        """;

    public static FindLine Read(DbDataReader row) =>
        new(
            new()
            {
                Id = row.GetString(0),
                Title = row.GetString(1),
                Group = Text(row, 2),
                StartsLocal = DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Unspecified),
                Zone = row.GetString(4),
                StartsAt = DateTime.SpecifyKind(row.GetDateTime(5), DateTimeKind.Utc),
                EndsAt = row.IsDBNull(6) ? null : DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc),
                Mode = Enum.Parse<Mode>(row.GetString(7)),
                IsMoved = row.GetString(8) == nameof(OccurrenceState.Moved),
                JustTurnUp = row.GetBoolean(9),
                Kind = row.GetString(10),
                Led = Text(row, 11) is { } led ? Enum.Parse<Led>(led) : null,
                Cost = Text(row, 12) is { } cost ? Enum.Parse<CostKind>(cost) : null,
                Access = (Access)row.GetInt32(13),
                PlaceName = Text(row, 14),
                Area = Text(row, 15),
                Latitude = Degrees(row, 16),
                Longitude = Degrees(row, 17),
            },
            row.GetInt32(18),
            row.GetInt32(19)
        );

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Degrees(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
