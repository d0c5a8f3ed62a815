using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>
/// The index of what is given on, with the id before what is held back: SQLite took the old one to look up a single service, and read through
/// all of them.
/// </summary>
[DbContext(typeof(AppDb))]
[Migration("20261129100000_ServicePages")]
public sealed class ServicePages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Services_GoneAt_AwayAt_IsHeld_Id", "Services");
        migrationBuilder.CreateIndex(
            "IX_Services_GoneAt_AwayAt_Id_IsHeld",
            "Services",
            ["GoneAt", "AwayAt", "Id", "IsHeld"]
        );
    }
}
