using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Who had to leave a group, whose account rests and why, what they say to it, and who wants nothing to do with whom.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122142000_Safety")]
public sealed class Safety : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Partings")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("GroupId")
            .Guid("PersonId")
            .Text("Name", 40)
            .Text("Reason", 500)
            .Bool("Barred")
            .Instant("At")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!GroupId,PersonId", "PersonId");
        new Table(migrationBuilder, "Blocks")
            .Guid("Id")
            .Guid("ByFaceId")
            .Guid("FaceId")
            .Instant("At")
            .Key("Id")
            .References("ByFaceId", "Faces", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!ByFaceId,FaceId", "FaceId");
        new Table(migrationBuilder, "Pauses")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("PersonId")
            .Text("FaceKey", 12)
            .Text("Reason", 500)
            .Guid("ByPersonId", optional: true)
            .Instant("At")
            .Instant("EndsAt", optional: true)
            .Instant("LiftedAt", optional: true)
            .Text("Objection", 12000, optional: true)
            .Instant("ObjectedAt", optional: true)
            .Text("Answer", 12000, optional: true)
            .Instant("AnsweredAt", optional: true)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("ByPersonId", "People", ReferentialAction.SetNull)
            .Create("!PublicId", "PersonId", "ByPersonId", "FaceKey");
    }
}
