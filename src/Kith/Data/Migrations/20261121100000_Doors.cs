using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>The hub, its places, groups, meetups and who comes.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261121100000_Doors")]
public sealed class Doors : Migration
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

    private static void Meetups(MigrationBuilder m) =>
        new Table(m, "Meetups")
            .Guid("Id")
            .Text("PublicId", 12)
            .Long("SearchKey")
            .Guid("GroupId", optional: true)
            .Bool("GroupIsOpen")
            .Text("State", 12)
            .Bool("Open")
            .Text("StateReason", 500, optional: true)
            .Text("HostKeyHash", 64, optional: true)
            .Int("Sequence")
            .Instant("CreatedAt")
            .Instant("ChangedAt")
            .Text("Title", 255)
            .Text("Description", 8000, optional: true)
            .Text("Kind", 20)
            .Text("Led", 12, optional: true)
            .Text("Ages", 12, optional: true)
            .Text("Languages", 100)
            .Text("Cost", 12, optional: true)
            .Text("CostNote", 200, optional: true)
            .Text("FirstVisit", 2000, optional: true)
            .Text("Greeter", 200, optional: true)
            .Text("Bring", 500, optional: true)
            .Text("ContentNote", 500, optional: true)
            .Text("AccessNote", 1000, optional: true)
            .Text("HostAlias", 60, optional: true)
            .Text("Types", 400)
            .Wall("StartsLocal")
            .Text("Zone", 64)
            .Int("Minutes", optional: true)
            .Text("Rule", 500, optional: true)
            .Text("ExtraDates", 8000, optional: true)
            .Text("LeftOutDates", 8000, optional: true)
            .Bool("ByAppointment")
            .Instant("HorizonAt", optional: true)
            .Text("Mode", 12)
            .Guid("VenueId", optional: true)
            .Text("OnlineLink", 1000, optional: true)
            .Text("DialIn", 255, optional: true)
            .Text("LinkShown", 12)
            .Int("Capacity", optional: true)
            .Text("Phone", 40, optional: true)
            .Bool("JustTurnUp")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.SetNull)
            .References("VenueId", "Venues", ReferentialAction.SetNull)
            .Create("!PublicId", "!SearchKey", "!HostKeyHash", "GroupId", "VenueId", "HorizonAt");

    private static void Occurrences(MigrationBuilder m) =>
        new Table(m, "Occurrences")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("MeetupId")
            .Wall("OriginalLocal")
            .Wall("StartsLocal")
            .Instant("StartsAt")
            .Instant("EndsAt", optional: true)
            .Text("State", 12)
            .Text("Reason", 500, optional: true)
            .Guid("VenueId", optional: true)
            .Int("Capacity", optional: true)
            .Bool("OwnCapacity")
            .Int("Taken")
            .Int("NextWaiting")
            .Bool("Open")
            .Bool("Listed")
            .Long("SearchKey")
            .Text("Mode", 12)
            .Text("Kind", 20)
            .Text("Languages", 102)
            .Int("Access")
            .Bool("Free")
            .Real("ShownLatitude", optional: true)
            .Real("ShownLongitude", optional: true)
            .Int("Cell", optional: true)
            .Int("HubDay")
            .Int("HubMinute")
            .Key("Id")
            .References("MeetupId", "Meetups", ReferentialAction.Cascade)
            .References("VenueId", "Venues", ReferentialAction.SetNull)
            .Check("CK_Occurrences_Seats", "\"Taken\" >= 0 AND (\"Capacity\" IS NULL OR \"Taken\" <= \"Capacity\")")
            .Create(
                "!PublicId",
                "!MeetupId,OriginalLocal",
                "StartsAt",
                "Cell,StartsAt",
                "SearchKey,StartsAt",
                "VenueId"
            );

    private static void Rsvps(MigrationBuilder m) =>
        new Table(m, "Rsvps")
            .Guid("Id")
            .Guid("OccurrenceId")
            .Guid("MeetupId")
            .Text("TokenHash", 64)
            .Text("CodeHash", 64)
            .Text("Alias", 60)
            .Int("Party")
            .Text("Needs", 4000, optional: true)
            .Text("Contact", 4000, optional: true)
            .Text("State", 12)
            .Int("Waiting", optional: true)
            .Instant("OfferEndsAt", optional: true)
            .Instant("ToldAt", optional: true)
            .Text("Language", 12)
            .Instant("CreatedAt")
            .Instant("ChangedAt")
            .Key("Id")
            .References("OccurrenceId", "Occurrences", ReferentialAction.Cascade)
            .Check("CK_Rsvps_Party", "\"Party\" >= 1")
            .Create("!TokenHash", "!CodeHash", "!OccurrenceId,Waiting", "OfferEndsAt", "MeetupId");

    private static void Feeds(MigrationBuilder m)
    {
        new Table(m, "Feeds")
            .Guid("Id")
            .Text("Key", 500)
            .Text("Format", 20)
            .Text("Name", 255)
            .Text("Url", 1000, optional: true)
            .Instant("ReadAt")
            .Key("Id")
            .Create("!Format,Key");
        new Table(m, "FeedRows")
            .Guid("Id")
            .Guid("FeedId")
            .Text("Slug", 255)
            .Guid("MeetupId")
            .Text("Raw", 64_000)
            .Text("Hash", 64)
            .Instant("ConfirmedAt", optional: true)
            .Text("ConfirmedBy", 20, optional: true)
            .Text("Url", 1000, optional: true)
            .Instant("GoneAt", optional: true)
            .Int("Position")
            .Key("Id")
            .References("FeedId", "Feeds", ReferentialAction.Cascade)
            .References("MeetupId", "Meetups", ReferentialAction.Cascade)
            .Create("!FeedId,Slug", "!MeetupId");
    }

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
