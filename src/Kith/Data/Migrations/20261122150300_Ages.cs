using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>How old people say they are, and which adults a steward has checked.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122150300_Ages")]
public sealed class Ages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "People").Text("Age", 12);
        new Alteration(migrationBuilder, "Hubs").Bool("AdultsOnly", initially: false);
        new Alteration(migrationBuilder, "JoinRequests")
            .Bool("FromMinor", initially: false)
            .Bool("FromChecked", initially: false);
        new Table(migrationBuilder, "AdultChecks")
            .Guid("Id")
            .Guid("PersonId")
            .Text("FaceKey", 12)
            .Instant("At")
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!FaceKey", "PersonId");
    }
}
