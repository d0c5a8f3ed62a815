using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What neighbours offer and need, and what two of them say about it.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127110000_Neighbours")]
public sealed class Neighbours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Faces").Bool("IsForOnce", initially: false);
        new Alteration(migrationBuilder, "Mailboxes").Bool("Neighbours", initially: true);
        Favours(migrationBuilder);
        new Table(migrationBuilder, "Talks")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("FavourId")
            .Guid("PersonId")
            .Guid("FaceId")
            .Text("State", 10)
            .Bool("IsUnheard")
            .Instant("On")
            .Instant("LastOn")
            .Instant("EndedAt", optional: true)
            .Key("Id")
            .References("FavourId", "Favours", ReferentialAction.Cascade)
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .Create("!PublicId", "!FavourId,PersonId", "PersonId,On", "FaceId", "EndedAt,LastOn");
        new Table(migrationBuilder, "TalkLines")
            .Guid("Id")
            .Guid("TalkId")
            .Bool("FromOwner")
            .Text("WordsSealed", 12000)
            .Instant("At")
            .Key("Id")
            .References("TalkId", "Talks", ReferentialAction.Cascade)
            .Create("TalkId,At");
    }

    private static void Favours(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "Favours")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("PersonId")
            .Guid("FaceId")
            .Text("Side", 8)
            .Text("Kind", 12)
            .Text("Line", 140)
            .Text("MoreSealed", 12000, optional: true)
            .Guid("NeighbourhoodId", optional: true)
            .Text("Place", 8)
            .Int("Times")
            .Wall("DayLocal", optional: true)
            .Text("Languages", 200)
            .Text("Audience", 10)
            .Text("Often", 8)
            .Int("AtOnce")
            .Wall("UntilLocal", optional: true)
            .Int("Taken")
            .Instant("On")
            .Instant("LapsesOn")
            .Bool("IsReminded")
            .Instant("RestsOn", optional: true)
            .Instant("EndedOn", optional: true)
            .Text("EndReason", 500, optional: true)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("FaceId", "Faces", ReferentialAction.Cascade)
            .References("NeighbourhoodId", "Neighbourhoods", ReferentialAction.SetNull)
            .Create("!PublicId", "PersonId", "FaceId", "NeighbourhoodId", "EndedOn,LapsesOn");
}
