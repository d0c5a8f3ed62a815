using System.Data.Common;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>A service found, at its nearest place.</summary>
public sealed record FinderRow
{
    /// <summary>What <see cref="Read"/> expects, in its order; <c>o</c> is a spot, <c>h</c> its hit, <c>v</c> its service.</summary>
    public const string Columns = """
        o."ServiceId", o."Name", o."Organization", o."Summary", o."Place", o."Phone", o."IsAnywhere", o."IsKept", o."IsPaused",
        o."Said", o."Denied", o."Access", o."CheckedAt", o."Hours", h."Km2", v."AssuredAt"
        """;

    public const int ColumnCount = 16;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string Organization { get; init; } = "";

    public string Summary { get; init; } = "";

    public string? Place { get; init; }

    public string? Phone { get; init; }

    public bool IsAnywhere { get; init; }

    public bool IsKept { get; init; }

    public bool IsPaused { get; init; }

    public Mark Said { get; init; }

    public Mark Denied { get; init; }

    public Access Access { get; init; }

    /// <summary>When somebody last made sure of it, else when its list last changed it, UTC.</summary>
    public DateTime? CheckedAt { get; init; }

    /// <summary>Whether <see cref="CheckedAt"/> is when somebody made sure.</summary>
    public bool IsAssured { get; init; }

    public OpeningHours Hours { get; init; } = OpeningHours.Unsaid;

    /// <summary>Kilometres from the place asked for; null when none was, or when it is not measured.</summary>
    public double? Km { get; init; }

    public static FinderRow Read(DbDataReader row) =>
        new()
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
            Km = row.IsDBNull(14) ? null : Math.Sqrt(Math.Max(0, row.GetDouble(14))),
            IsAssured = !row.IsDBNull(15),
        };

    /// <summary>Whether nobody has made sure of it for too long, or ever.</summary>
    public bool IsStale(DateTime nowUtc) => CheckedAt is not { } at || at < nowUtc - Rules.ServiceRules.GoodFor;
}
