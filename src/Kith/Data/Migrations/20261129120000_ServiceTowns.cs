using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>
/// The finder knows the towns of its own places, and what has no room. What it knew is thrown away and made anew by the recurring work,
/// which is due at once.
/// </summary>
[DbContext(typeof(AppDb))]
[Migration("20261129120000_ServiceTowns")]
public sealed class ServiceTowns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "ServiceSpots")
            .Text("Town", 120)
            .Text("TownKey", 120)
            .Bool("IsFull", initially: false);
        migrationBuilder.CreateIndex("IX_ServiceSpots_TownKey_Cell", "ServiceSpots", ["TownKey", "Cell"]);
        migrationBuilder.Sql(
            """
            DELETE FROM "ServiceHours";
            DELETE FROM "ServiceSpots";
            UPDATE "ScheduledRuns" SET "RanAt" = NULL, "ClaimedUntil" = NULL WHERE "Name" = 'service-finder';
            """
        );
    }
}
