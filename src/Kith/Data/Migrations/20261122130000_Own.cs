using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>A second step at sign-in, and how often a name was changed.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122130000_Own")]
public sealed class Own : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Alteration(migrationBuilder, "People").Text("TotpSealed", 400).Int("TotpStep").Instant("RenamedAt");
}
