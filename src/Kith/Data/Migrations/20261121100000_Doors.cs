using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>The hub, its places, groups, meetups and who comes.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261121100000_Doors")]
public sealed partial class Doors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Hub(migrationBuilder);
        Places(migrationBuilder);
        Groups(migrationBuilder);
        Meetups(migrationBuilder);
        Occurrences(migrationBuilder);
        Rsvps(migrationBuilder);
        Feeds(migrationBuilder);
        Jobs(migrationBuilder);
    }

    private static void Hub(MigrationBuilder m)
    {
        new Table(m, "Hubs")
            .Int("Id")
            .Text("Name", 80)
            .Text("Tagline", 200)
            .Text("Country", 2)
            .Text("Zone", 64)
            .Text("Languages", 100)
            .Int("AccentHue")
            .Text("LeaveUrl", 500, optional: true)
            .Text("Phone", 40, optional: true)
            .Instant("SetUpAt")
            .Key("Id")
            .Check("CK_Hubs_Only", "\"Id\" = 1")
            .Create();
        new Table(m, "PublicVersions")
            .Int("Id")
            .Long("Number")
            .Key("Id")
            .Check("CK_PublicVersions_Only", "\"Id\" = 1")
            .Create();
        m.Sql("INSERT INTO \"PublicVersions\" (\"Id\", \"Number\") VALUES (1, 1)");
    }

    private static void Places(MigrationBuilder m)
    {
        new Table(m, "Neighbourhoods")
            .Guid("Id")
            .Text("Name", 120)
            .Text("Slug", 140)
            .Text("NameKey", 120)
            .Real("Latitude", optional: true)
            .Real("Longitude", optional: true)
            .Key("Id")
            .Create("!Slug", "NameKey");
        new Table(m, "Venues")
            .Guid("Id")
            .Text("Name", 255)
            .Text("Address", 400, optional: true)
            .Text("Area", 200, optional: true)
            .Guid("NeighbourhoodId", optional: true)
            .Real("Latitude", optional: true)
            .Real("Longitude", optional: true)
            .Text("Precision", 12)
            .Int("Access")
            .Text("Directions", 4000, optional: true)
            .Text("Transport", 1000, optional: true)
            .Guid("FeedId", optional: true)
            .Text("FeedKey", 300, optional: true)
            .Key("Id")
            .References("NeighbourhoodId", "Neighbourhoods", ReferentialAction.SetNull)
            .Create("!FeedId,FeedKey", "NeighbourhoodId");
        new Table(m, "PostalAreas")
            .Guid("Id")
            .Text("Country", 2)
            .Text("PostalCode", 20)
            .Text("Name", 180)
            .Text("Region", 100)
            .Text("District", 100)
            .Real("Latitude")
            .Real("Longitude")
            .Text("CodeKey", 20)
            .Text("NameKey", 180)
            .Key("Id")
            .Create("CodeKey", "NameKey", "!Country,PostalCode,Name");
    }

    private static void Groups(MigrationBuilder m) =>
        new Table(m, "Groups")
            .Guid("Id")
            .Text("Slug", 140)
            .Text("Name", 255)
            .Text("Purpose", 4000, optional: true)
            .Text("WhoFor", 1000, optional: true)
            .Text("Languages", 100)
            .Guid("NeighbourhoodId", optional: true)
            .Text("Phone", 40, optional: true)
            .Text("Visibility", 12)
            .Text("Led", 12, optional: true)
            .Guid("FeedId", optional: true)
            .Text("FeedKey", 300, optional: true)
            .Instant("CreatedAt")
            .Key("Id")
            .References("NeighbourhoodId", "Neighbourhoods", ReferentialAction.SetNull)
            .Create("!Slug", "Name", "!FeedId,FeedKey", "NeighbourhoodId");

    private static void Jobs(MigrationBuilder m)
    {
        new Table(m, "Jobs")
            .Guid("Id")
            .Text("Kind", 60)
            .Text("About", 500, optional: true)
            .Instant("DueAt")
            .Instant("ClaimedUntil", optional: true)
            .Int("Attempts")
            .Text("Failure", 300, optional: true)
            .Key("Id")
            .Create("DueAt");
        new Table(m, "ScheduledRuns")
            .Text("Name", 60)
            .Instant("RanAt", optional: true)
            .Instant("ClaimedUntil", optional: true)
            .Int("Failures")
            .Text("Failure", 300, optional: true)
            .Key("Name")
            .Create();
    }
}
