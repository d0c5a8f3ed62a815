using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Ways of getting through a bad moment, what they say in each language, and how many they helped.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261124200000_Cards")]
public sealed class Cards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "Cards")
            .Guid("Id")
            .Text("Slug", 60)
            .Text("Basis", 12)
            .Text("Effort", 12)
            .Int("Minutes")
            .Text("Feels", 100)
            .Text("Needs", 100)
            .Text("SourceTitle", 200, optional: true)
            .Text("SourceUrl", 400, optional: true)
            .Bool("IsShipped")
            .Instant("ReadOn", optional: true)
            .Text("ReadBy", 80, optional: true)
            .Instant("DueOn", optional: true)
            .Instant("AwayAt", optional: true)
            .Key("Id")
            .Create("!Slug", "AwayAt,DueOn");
        new Table(migrationBuilder, "CardWordings")
            .Guid("Id")
            .Guid("CardId")
            .Text("Language", 12)
            .Text("Title", 80)
            .Text("Helps", 300)
            .Text("Steps", 2000)
            .Text("Recording", 400, optional: true)
            .Text("Search", 4000)
            .Key("Id")
            .References("CardId", "Cards", ReferentialAction.Cascade)
            .Create("!CardId,Language");
        new Table(migrationBuilder, "CardCollections")
            .Guid("Id")
            .Text("Slug", 60)
            .Text("Language", 12)
            .Text("Title", 80)
            .Text("About", 300)
            .Text("Cards", 2000)
            .Key("Id")
            .Create("!Slug,Language");
        new Table(migrationBuilder, "CardMarks")
            .Guid("Id")
            .Guid("CardId")
            .Text("Voter", 64)
            .Key("Id")
            .References("CardId", "Cards", ReferentialAction.Cascade)
            .Create("!CardId,Voter");
    }
}
