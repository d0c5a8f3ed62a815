using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Meetups whose host admits each person, and questions to those who come.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122123000_Admitting")]
public sealed class Admitting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Meetups").Bool("ByApproval", initially: false).Text("Questions", 700);
        new Alteration(migrationBuilder, "Occurrences").Bool("ByApproval", initially: false);
        new Alteration(migrationBuilder, "Rsvps").Text("Answers", 20000);
    }
}
