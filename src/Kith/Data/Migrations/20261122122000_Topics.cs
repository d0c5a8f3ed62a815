using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What a group would like to talk about, and who would like it too.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122122000_Topics")]
public sealed class Topics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Topics")
            .Guid("Id")
            .Guid("GroupId")
            .Guid("FaceId")
            .Text("PublicId", 12)
            .Text("Words", 200)
            .Instant("SaidAt")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!PublicId", "GroupId", "FaceId");
        new Table(migrationBuilder, "TopicSupports")
            .Guid("Id")
            .Guid("TopicId")
            .Guid("GroupId")
            .Guid("FaceId")
            .Key("Id")
            .References("TopicId", "Topics", ReferentialAction.Cascade)
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!TopicId,FaceId", "GroupId", "FaceId");
    }
}
