using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What neighbours wish there was, who would come, and what was looked for and not found.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122143000_Hearing")]
public sealed class Hearing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Wishes")
            .Guid("Id")
            .Text("PublicId", 12)
            .Text("What", 120)
            .Text("More", 500, optional: true)
            .Guid("NeighbourhoodId", optional: true)
            .Instant("At")
            .Instant("ClosedAt", optional: true)
            .Key("Id")
            .References("NeighbourhoodId", "Neighbourhoods", ReferentialAction.SetNull)
            .Create("!PublicId", "ClosedAt,At", "NeighbourhoodId");
        new Table(migrationBuilder, "WishJoins")
            .Guid("Id")
            .Guid("WishId")
            .Text("Alias", 40)
            .Text("ContactSealed", 2000, optional: true)
            .Text("KeyHash", 64)
            .Instant("At")
            .Key("Id")
            .References("WishId", "Wishes", ReferentialAction.Cascade)
            .Create("!KeyHash", "WishId");
        new Table(migrationBuilder, "GapWeeks")
            .Guid("Id")
            .Instant("Week")
            .Text("Topic", 20)
            .Text("Area", 180)
            .Int("Count")
            .Key("Id")
            .Create("!Week,Topic,Area");
    }
}
