using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>The service directory: what others point at as rows, what stands inside them in their text.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261124100000_ServiceDirectory")]
public sealed class ServiceDirectory : Migration
{
    /// <summary>As in <c>HsdsRecord.LongestText</c> when this was written.</summary>
    private const int Longest = 1_000_000;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Record(migrationBuilder, "Organizations").Text("Name", 255).Create("FeedId", "Name");
        Record(migrationBuilder, "ServicePrograms")
            .Guid("OrganizationId", optional: true)
            .Create("FeedId", "OrganizationId");
        Record(migrationBuilder, "Services")
            .Guid("OrganizationId", optional: true)
            .Guid("ProgramId", optional: true)
            .Text("Name", 255)
            .Text("Status", 20)
            .Real("MinimumAge", optional: true)
            .Real("MaximumAge", optional: true)
            .Instant("AssuredAt", optional: true)
            .Instant("LastModifiedAt")
            .Create("FeedId", "OrganizationId", "ProgramId", "LastModifiedAt");
        Record(migrationBuilder, "Locations")
            .Guid("OrganizationId", optional: true)
            .Text("Openness", 12)
            .Real("Latitude", optional: true)
            .Real("Longitude", optional: true)
            .Create("FeedId", "OrganizationId");
        Record(migrationBuilder, "ServicesAtLocations")
            .Guid("ServiceId", optional: true)
            .Guid("LocationId", optional: true)
            .Create("FeedId", "ServiceId", "LocationId");
        Record(migrationBuilder, "Taxonomies").Text("Name", 255).Create("FeedId");
        Record(migrationBuilder, "TaxonomyTerms")
            .Text("Name", 255)
            .Text("Code", 100, optional: true)
            .Guid("ParentId", optional: true)
            .Guid("TaxonomyId", optional: true)
            .Create("FeedId", "ParentId", "TaxonomyId");
        Parts(migrationBuilder);
        Changes(migrationBuilder);
    }

    private static Table Record(MigrationBuilder m, string name) =>
        new Table(m, name)
            .Guid("Id")
            .Text("ForeignId", 255, optional: true)
            .Guid("FeedId", optional: true)
            .Text("Told", Longest)
            .Text("ToldHash", 64)
            .Text("Mended", Longest, optional: true)
            .Instant("ChangedAt")
            .Instant("GoneAt", optional: true)
            .Key("Id")
            .References("FeedId", "Feeds", ReferentialAction.SetNull);

    private static void Parts(MigrationBuilder m)
    {
        new Table(m, "LooseParts")
            .Guid("Id")
            .Guid("FeedId")
            .Text("Kind", 60)
            .Text("Hash", 64)
            .Text("Text", Longest)
            .Key("Id")
            .References("FeedId", "Feeds", ReferentialAction.Cascade)
            .Create("!FeedId,Hash");
        new Table(m, "ServiceTerms")
            .Guid("Id")
            .Guid("ServiceId")
            .Guid("TermId")
            .Key("Id")
            .References("ServiceId", "Services", ReferentialAction.Cascade)
            .Create("!ServiceId,TermId", "TermId");
        new Table(m, "ServiceDocuments")
            .Guid("Id")
            .Text("Whole", 4_000_000)
            .Text("Brief", 4_000_000)
            .Key("Id")
            .References("Id", "Services", ReferentialAction.Cascade)
            .Create();
    }

    private static void Changes(MigrationBuilder m) =>
        new Table(m, "LocalChanges")
            .Guid("Id")
            .Text("Kind", 60)
            .Guid("RecordId")
            .Text("Path", 300)
            .Text("Value", 20_000, optional: true)
            .Text("Before", Longest, optional: true)
            .Text("Disputed", Longest, optional: true)
            .Instant("DisputedAt", optional: true)
            .Instant("At")
            .Guid("ByFaceId", optional: true)
            .Key("Id")
            .References("ByFaceId", "Faces", ReferentialAction.SetNull)
            .Create("!RecordId,Kind,Path", "DisputedAt", "ByFaceId");
}
