using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Wishes from which a group began, and which members wished along.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123100100_WishesBegin")]
public sealed class WishesBegin : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Wishes").Guid("GroupId");
        new Alteration(migrationBuilder, "WishJoins").Guid("PersonId");
        migrationBuilder.DropIndex("IX_WishJoins_WishId", "WishJoins");
        migrationBuilder.CreateIndex("IX_WishJoins_WishId_PersonId", "WishJoins", ["WishId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_WishJoins_PersonId", "WishJoins", "PersonId");
    }
}
