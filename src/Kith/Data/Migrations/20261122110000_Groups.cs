using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>How people join a group, what they promise each other, whether it meets, and whether a steward has welcomed it.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122110000_Groups")]
public sealed class Groups : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Columns(migrationBuilder);
        new Table(migrationBuilder, "Agreements")
            .Guid("Id")
            .Guid("GroupId")
            .Int("Version")
            .Text("Text", 4000)
            .Instant("From")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .Create("!GroupId,Version");
        new Alteration(migrationBuilder, "Memberships").Int("AgreedVersion");
    }

    // Whatever stands in the lists today stays there: only groups that members begin from now on wait for a welcome.
    private static void Columns(MigrationBuilder m)
    {
        new Alteration(m, "Groups")
            .Text("Joining", 12, initially: "Closed")
            .Int("Capacity")
            .Text("Ages", 12)
            .Text("SafetyContact", 500)
            .Bool("HidesMembers", initially: false)
            .Int("AgreementVersion", initially: 0)
            .Int("Turn", initially: 0)
            .Text("State", 12, initially: "Active")
            .Text("StateReason", 500)
            .Instant("StateSince")
            .Guid("StateFaceId")
            .Text("ClosingWords", 4000)
            .Instant("WelcomedAt")
            .Text("WelcomeQuestion", 1000)
            .Text("WelcomeAnswer", 1000);
        new Alteration(m, "Meetups").Bool("GroupIsListed", initially: false).Bool("RestsWithGroup", initially: false);
        m.Sql("UPDATE \"Groups\" SET \"WelcomedAt\" = \"CreatedAt\"");
        m.Sql("UPDATE \"Meetups\" SET \"GroupIsListed\" = \"GroupIsOpen\"");
        m.CreateIndex("IX_Groups_WelcomedAt", "Groups", ["WelcomedAt"]);
    }
}
