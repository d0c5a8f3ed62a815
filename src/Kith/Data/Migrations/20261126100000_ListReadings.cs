using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What readings of a city's lists did, and when they are read again.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126100000_ListReadings")]
public sealed class ListReadings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "ListReadings")
            .Guid("FeedId")
            .Text("PublicId", 12)
            .Text("Address", 1000, optional: true)
            .Instant("DueAt", optional: true)
            .Instant("DoneAt", optional: true)
            .Int("Imported")
            .Int("Updated")
            .Int("Unchanged")
            .Int("Gone")
            .Int("Refused")
            .Text("Rows", 100_000)
            .Text("Failure", 500, optional: true)
            .Key("FeedId")
            .References("FeedId", "Feeds", ReferentialAction.Cascade)
            .Create("!PublicId", "DueAt");
}
