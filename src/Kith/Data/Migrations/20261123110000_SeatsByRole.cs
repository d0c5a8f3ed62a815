using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Meetups whose people come in roles, each with seats of its own.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123110000_SeatsByRole")]
public sealed class SeatsByRole : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "RoleSeats")
            .Guid("Id")
            .Guid("OccurrenceId")
            .Int("Slot")
            .Text("Name", 40)
            .Int("Seats")
            .Int("Taken")
            .Key("Id")
            .References("OccurrenceId", "Occurrences", ReferentialAction.Cascade)
            .Check("CK_RoleSeats_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Seats\"")
            .Create("!OccurrenceId,Slot");
        new Alteration(migrationBuilder, "Meetups").Text("RoleLines", 300);
        new Alteration(migrationBuilder, "Occurrences").Int("OpenRoles");
        new Alteration(migrationBuilder, "Rsvps").Int("Role");
    }
}
