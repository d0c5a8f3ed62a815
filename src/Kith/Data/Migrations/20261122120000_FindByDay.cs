using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Near a place, the day of the week comes before the time: who asks for Mondays has no other day's rows read.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122120000_FindByDay")]
public sealed class FindByDay : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Occurrences_Cell_StartsAt_SearchKey_HubDay_Listed_Open", "Occurrences");
        migrationBuilder.CreateIndex(
            "IX_Occurrences_Cell_HubDay_StartsAt_SearchKey_Listed_Open",
            "Occurrences",
            ["Cell", "HubDay", "StartsAt", "SearchKey", "Listed", "Open"]
        );
    }
}
