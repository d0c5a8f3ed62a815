using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Which evening suits whom in a group.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122124000_Polls")]
public sealed class Polls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Polls")
            .Guid("Id")
            .Guid("GroupId")
            .Text("Offered", 200)
            .Bool("ShowsSums")
            .Instant("ErasedAt")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .Create("!GroupId", "ErasedAt");
        new Table(migrationBuilder, "PollVoices")
            .Guid("Id")
            .Guid("PollId")
            .Guid("GroupId")
            .Guid("FaceId", optional: true)
            .Text("Name", 60, optional: true)
            .Text("Answers", 8)
            .Key("Id")
            .References("PollId", "Polls", ReferentialAction.Cascade)
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!PollId,FaceId", "GroupId", "FaceId");
    }
}
