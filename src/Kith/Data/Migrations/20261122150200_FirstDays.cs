using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What somebody new did today.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122150200_FirstDays")]
public sealed class FirstDays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "FirstSteps")
            .Guid("Id")
            .Guid("PersonId")
            .Text("Step", 12)
            .Instant("Day")
            .Int("Times")
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PersonId,Step,Day", "Day");
}
