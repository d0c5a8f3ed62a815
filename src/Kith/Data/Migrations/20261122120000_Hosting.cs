using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>A member's "I'm coming" is theirs to find again.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122120000_Hosting")]
public sealed class Hosting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Rsvps").Guid("PersonId");
        migrationBuilder.CreateIndex("IX_Rsvps_PersonId", "Rsvps", ["PersonId"]);
    }
}
