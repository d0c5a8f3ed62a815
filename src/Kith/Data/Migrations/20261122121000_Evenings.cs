using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What belongs to one evening: who came, how it was, what the host wrote, who does what.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122121000_Evenings")]
public sealed class Evenings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Rsvps")
            .Instant("ArrivedAt")
            .Instant("MissedAt")
            .Text("Felt", 8)
            .Text("FeltWords", 4000);
        new Table(migrationBuilder, "Messages")
            .Guid("Id")
            .Guid("OccurrenceId")
            .Guid("MeetupId")
            .Text("Words", 1000)
            .Instant("WrittenAt")
            .Key("Id")
            .References("OccurrenceId", "Occurrences", ReferentialAction.Cascade)
            .Create("OccurrenceId,WrittenAt");
        new Table(migrationBuilder, "Duties")
            .Guid("Id")
            .Guid("OccurrenceId")
            .Guid("GroupId")
            .Text("Kind", 12)
            .Guid("FaceId")
            .Text("Note", 500, optional: true)
            .Instant("TakenAt")
            .Key("Id")
            .References("OccurrenceId", "Occurrences", ReferentialAction.Cascade)
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!OccurrenceId,Kind", "FaceId", "GroupId");
    }
}
