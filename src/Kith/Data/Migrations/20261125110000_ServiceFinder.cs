using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What the finder of services asks: where each can be had, and when it is open.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125110000_ServiceFinder")]
public sealed class ServiceFinder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "ServiceSpots")
            .Guid("Id")
            .Guid("ServiceId")
            .Long("SearchKey")
            .Bool("IsFirst")
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
            .Create("ServiceId", "Cell", "SearchKey", "IsAnywhere", "IsFirst,Name");
        new Table(migrationBuilder, "ServiceHours")
            .Guid("Id")
            .Guid("SpotId")
            .Int("Day")
            .Int("Opens")
            .Int("Closes")
            .Int("From")
            .Int("Until")
            .Key("Id")
            .References("SpotId", "ServiceSpots", ReferentialAction.Cascade)
            .Create("SpotId,Day");
    }
}
