using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>
/// The finder of services answers from memory: its rows carry their words, its hours need no table of their own, and the directory counts
/// its changes. The rows are made anew before the hub opens.
/// </summary>
[DbContext(typeof(AppDb))]
[Migration("20261130110000_ServiceShelf")]
public sealed class ServiceShelf : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "PublicVersions").Long("Directory", initially: 0);
        migrationBuilder.Sql(
            """
            DROP TABLE IF EXISTS "ServiceSearch";
            DROP TABLE "ServiceHours";
            DROP TABLE "ServiceSpots";
            UPDATE "ScheduledRuns" SET "RanAt" = NULL, "ClaimedUntil" = NULL WHERE "Name" = 'service-finder';
            """
        );
        new Table(migrationBuilder, "ServiceSpots")
            .Guid("Id")
            .Guid("ServiceId")
            .Bool("IsFirst")
            .Text("Words", 30_000)
            .Text("Terms", 4000)
            .Text("TermsAbove", 4000)
            .Bool("IsAnywhere")
            .Bool("IsKept")
            .Bool("IsPaused")
            .Text("Name", 255)
            .Text("Organization", 255)
            .Text("Summary", 300)
            .Text("Place", 300, optional: true)
            .Text("Phone", 60, optional: true)
            .Real("ShownLatitude", optional: true)
            .Real("ShownLongitude", optional: true)
            .Int("Cell", optional: true)
            .Text("Town", 120, optional: true)
            .Text("TownKey", 120, optional: true)
            .Bool("IsFull")
            .Int("Said")
            .Int("Denied")
            .Int("Access")
            .Text("Languages", 300)
            .Real("MinimumAge", optional: true)
            .Real("MaximumAge", optional: true)
            .Instant("CheckedAt", optional: true)
            .Text("Hours", 4000)
            .Key("Id")
            .References("ServiceId", "Services", ReferentialAction.Cascade)
            .Create("ServiceId", "TownKey,Cell");
    }
}
