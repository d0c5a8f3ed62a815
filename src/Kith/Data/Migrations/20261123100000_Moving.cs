using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Groups that move from hub to hub: whose name may go along, and by what a group is known again.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123100000_Moving")]
public sealed class Moving : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Memberships").Instant("TravelsSince");
        new Table(migrationBuilder, "GroupMarks")
            .Guid("Id")
            .Guid("GroupId")
            .Text("Mark", 26)
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .Create("!Mark", "!GroupId");
    }
}
