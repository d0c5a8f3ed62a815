using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>When somebody who asked to be erased is.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122132000_Leaving")]
public sealed class Leaving : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "People").Instant("LeavesAt");
        migrationBuilder.CreateIndex("IX_People_LeavesAt", "People", ["LeavesAt"]);
    }
}
