using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Questions before joining, requests to join with a conversation of their own, and invitation links.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122110100_Joining")]
public sealed class Joining : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Groups").Text("Questions", 1600);
        Requests(migrationBuilder);
        new Table(migrationBuilder, "GroupLinks")
            .Guid("Id")
            .Guid("GroupId")
            .Text("PublicId", 12)
            .Text("SecretHash", 64)
            .Text("Trust", 12)
            .Int("MostUses", optional: true)
            .Int("Uses")
            .Instant("EndsAt", optional: true)
            .Instant("MadeAt")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .Check("CK_GroupLinks_Uses", "\"Uses\" >= 0 AND (\"MostUses\" IS NULL OR \"Uses\" <= \"MostUses\")")
            .Create("!PublicId", "!SecretHash", "GroupId");
    }

    private static void Requests(MigrationBuilder m)
    {
        new Table(m, "JoinRequests")
            .Guid("Id")
            .Guid("GroupId")
            .Guid("PersonId")
            .Text("PublicId", 12)
            .Text("Name", 40)
            .Text("Questions", 1600, optional: true)
            .Text("AnswersSealed", 30000, optional: true)
            .Int("AgreedVersion")
            .Text("State", 12)
            .Instant("AskedAt")
            .Instant("DecidedAt", optional: true)
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!GroupId,PersonId", "PersonId", "State,DecidedAt");
        new Table(m, "JoinMessages")
            .Guid("Id")
            .Guid("RequestId")
            .Bool("FromHosts")
            .Text("WordsSealed", 12000)
            .Instant("At")
            .Key("Id")
            .References("RequestId", "JoinRequests", ReferentialAction.Cascade)
            .Create("RequestId");
    }
}
