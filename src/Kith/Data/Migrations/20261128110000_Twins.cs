using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Which records are the same service, which only look so, and which are kept out of everything.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261128110000_Twins")]
public sealed class Twins : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Services").Instant("AwayAt");
        migrationBuilder.DropIndex("IX_Services_GoneAt_IsHeld_Id", "Services");
        migrationBuilder.CreateIndex(
            "IX_Services_GoneAt_AwayAt_IsHeld_Id",
            "Services",
            ["GoneAt", "AwayAt", "IsHeld", "Id"]
        );
        new Table(migrationBuilder, "ServiceMerges")
            .Guid("Id")
            .Guid("FromId")
            .Guid("IntoId")
            .Instant("At")
            .Key("Id")
            .References("FromId", "Services", ReferentialAction.Cascade)
            .References("IntoId", "Services", ReferentialAction.Cascade)
            .Create("!FromId", "IntoId");
        new Table(migrationBuilder, "ServicesApart")
            .Guid("Id")
            .Guid("FirstId")
            .Guid("SecondId")
            .Key("Id")
            .References("FirstId", "Services", ReferentialAction.Cascade)
            .References("SecondId", "Services", ReferentialAction.Cascade)
            .Create("!FirstId,SecondId", "SecondId");
    }
}
