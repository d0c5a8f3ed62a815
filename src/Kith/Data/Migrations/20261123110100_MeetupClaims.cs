using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>People who say that they run a meetup that came from a list without a group.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123110100_MeetupClaims")]
public sealed class MeetupClaims : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "MeetupClaims")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("MeetupId")
            .Guid("PersonId")
            .Text("GroupName", 120)
            .Text("Name", 40)
            .Text("Why", 1000)
            .Instant("AskedAt")
            .Key("Id")
            .References("MeetupId", "Meetups", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!MeetupId,PersonId", "PersonId");
}
