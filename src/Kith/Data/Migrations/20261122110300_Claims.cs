using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>People who say that a group from a list is theirs, and when a steward agreed.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122110300_Claims")]
public sealed class Claims : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Groups").Instant("ClaimedAt");
        new Table(migrationBuilder, "GroupClaims")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("GroupId")
            .Guid("PersonId")
            .Text("Name", 40)
            .Text("Why", 1000)
            .Instant("AskedAt")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!GroupId,PersonId", "PersonId");
    }
}
