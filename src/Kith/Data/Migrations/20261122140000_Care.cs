using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What stewards did, and whom they want beside them.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122140000_Care")]
public sealed class Care : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "AuditEntries")
            .Guid("Id")
            .Instant("At")
            .Guid("ByPersonId", optional: true)
            .Bool("AtMachine")
            .Text("Deed", 40)
            .Text("Matter", 20)
            .Text("Key", 140, optional: true)
            .Text("Name", 255, optional: true)
            .Text("Reason", 500, optional: true)
            .Key("Id")
            .References("ByPersonId", "People", ReferentialAction.SetNull)
            .Create("At", "ByPersonId");
        new Table(migrationBuilder, "StewardProposals")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("PersonId")
            .Guid("ByPersonId")
            .Text("Reason", 500, optional: true)
            .Instant("EndsAt")
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("ByPersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!PersonId", "ByPersonId");
    }
}
