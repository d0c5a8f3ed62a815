using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Since when a steward knows better than the list a place came from.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123110200_CorrectedVenues")]
public sealed class CorrectedVenues : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Alteration(migrationBuilder, "Venues").Instant("CorrectedAt");
}
