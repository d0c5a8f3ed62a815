using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What somebody told the stewards, and what was said about it since. Words are sealed; who told is not kept.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122141000_Reports")]
public sealed class Reports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Reports")
            .Guid("Id")
            .Text("PublicId", 12)
            .Text("CodeHash", 64)
            .Text("About", 10)
            .Text("AboutKey", 140, optional: true)
            .Text("AboutName", 255, optional: true)
            .Guid("GroupId", optional: true)
            .Guid("SubjectId", optional: true)
            .Text("Kind", 20)
            .Text("Sealed", 60000)
            .Bool("TellHosts")
            .Instant("At")
            .Instant("ClosedAt", optional: true)
            .Text("Outcome", 20, optional: true)
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.SetNull)
            .References("SubjectId", "People", ReferentialAction.SetNull)
            .Create("!PublicId", "!CodeHash", "GroupId", "SubjectId", "ClosedAt,At");
        new Table(migrationBuilder, "ReportNotes")
            .Guid("Id")
            .Guid("ReportId")
            .Bool("FromStewards")
            .Text("Sealed", 30000)
            .Instant("At")
            .Key("Id")
            .References("ReportId", "Reports", ReferentialAction.Cascade)
            .Create("ReportId,At");
    }
}
