using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>
/// What services say of their places, and what stewards decided. Whatever lists have said of confidence so far is read once more when they are
/// read the next time.
/// </summary>
[DbContext(typeof(AppDb))]
[Migration("20261130100000_KeptPlaces")]
public sealed class KeptPlaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Locations").Bool("IsDecided", initially: false);
        migrationBuilder.CreateIndex("IX_Locations_Openness", "Locations", ["Openness"]);
        new Alteration(migrationBuilder, "Services").Bool("KeepsPlaces", initially: false);
        new Alteration(migrationBuilder, "ServicesAtLocations").Bool("KeepsPlace", initially: false);
        foreach (var table in new[] { "Locations", "Services", "ServicesAtLocations" })
            migrationBuilder.Sql(
                $"""UPDATE "{table}" SET "ToldHash" = '' WHERE "Told" LIKE '%onfidential%' OR "Told" LIKE '%rivate%' OR "Told" LIKE '%idden%'"""
            );
    }
}
