using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What somebody says when a steward took their offer or need off the board, and what is answered.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261129110000_FavourObjections")]
public sealed class FavourObjections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Alteration(migrationBuilder, "Favours")
            .Guid("EndedById")
            .Text("Objection", 12000)
            .Instant("ObjectedAt")
            .Text("Answer", 12000)
            .Instant("AnsweredAt");
}
