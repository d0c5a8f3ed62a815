using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Who asked a group's hosts to vouch that they are who they were there.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122144000_Vouching")]
public sealed class Vouching : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Vouches")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("GroupId")
            .Guid("PersonId")
            .Text("Name", 40)
            .Text("WordHash", 64)
            .Instant("At")
            .Instant("DecidedAt", optional: true)
            .Bool("Accepted")
            .Text("DecidedBy", 40, optional: true)
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!GroupId,PersonId", "PersonId");
        new Alteration(migrationBuilder, "Partings").Bool("IsVouched", initially: false);
    }
}
