using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Members, the faces they show, the browsers they are signed in with, and who belongs to which group.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122100000_People")]
public sealed class People : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Accounts(migrationBuilder);
        Faces(migrationBuilder);
        Memberships(migrationBuilder);
        Meetups(migrationBuilder);
    }

    private static void Accounts(MigrationBuilder m)
    {
        new Table(m, "People")
            .Guid("Id")
            .Text("UserName", 40)
            .Text("NormalizedUserName", 80)
            .Text("PasswordHash", 200, optional: true)
            .Text("SecurityStamp", 40)
            .Text("ConcurrencyStamp", 40)
            .Text("State", 12)
            .Text("StateReason", 500, optional: true)
            .Instant("StateEndsAt", optional: true)
            .Text("RecoveryHash", 64, optional: true)
            .Text("RecoverySealed", 400, optional: true)
            .Text("Language", 12)
            .Instant("JoinedOn")
            .Key("Id")
            .Create("!NormalizedUserName");
        new Table(m, "Sessions")
            .Guid("Id")
            .Guid("PersonId")
            .Text("KeyHash", 64)
            .Text("Stamp", 40)
            .Text("Device", 80)
            .Bool("Shared")
            .Instant("StartedAt")
            .Instant("SeenAt")
            .Instant("EndsAt")
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!KeyHash", "PersonId", "EndsAt");
        new Table(m, "RetiredAliases").Text("Hash", 64).Instant("EndsAt").Key("Hash").Create("EndsAt");
        new Table(m, "Stewards")
            .Guid("PersonId")
            .Instant("Since")
            .Key("PersonId")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create();
    }

    private static void Faces(MigrationBuilder m) =>
        new Table(m, "Faces")
            .Guid("Id")
            .Guid("PersonId")
            .Guid("GroupId", optional: true)
            .Text("PublicId", 12)
            .Text("Name", 40)
            .Text("NameKey", 80)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .Create("!PublicId", "!GroupId,NameKey", "!PersonId,GroupId");

    private static void Memberships(MigrationBuilder m) =>
        new Table(m, "Memberships")
            .Guid("Id")
            .Guid("GroupId")
            .Guid("PersonId")
            .Guid("FaceId")
            .Text("Role", 12)
            .Instant("JoinedAt")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!GroupId,PersonId", "PersonId", "!FaceId");

    // Who may see a meetup that is not everybody's must be told without a second table, as "Open" tells it for everybody.
    private static void Meetups(MigrationBuilder m)
    {
        new Alteration(m, "Meetups")
            .Bool("GroupIsOpenToMembers", initially: false)
            .Bool("OpenToMembers", initially: false);
        new Alteration(m, "Occurrences")
            .Bool("OpenToMembers", initially: false)
            .Bool("IsDraft", initially: false)
            .Guid("GroupId");
        m.Sql("UPDATE \"Meetups\" SET \"GroupIsOpenToMembers\" = \"GroupIsOpen\", \"OpenToMembers\" = \"Open\"");
        m.Sql(
            "UPDATE \"Occurrences\" SET \"OpenToMembers\" = \"Open\", \"GroupId\" = "
                + "(SELECT m.\"GroupId\" FROM \"Meetups\" AS m WHERE m.\"Id\" = \"Occurrences\".\"MeetupId\")"
        );
        m.CreateIndex("IX_Occurrences_GroupId_StartsAt", "Occurrences", ["GroupId", "StartsAt"]);
    }
}
