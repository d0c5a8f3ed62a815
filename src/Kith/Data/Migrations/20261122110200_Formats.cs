using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>How each group runs its evenings, in its own words.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122110200_Formats")]
public sealed class Formats : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "GroupFormats")
            .Guid("Id")
            .Guid("GroupId")
            .Text("FromSlug", 60, optional: true)
            .Text("Text", 12000)
            .Instant("ChangedAt")
            .Key("Id")
            .References("GroupId", "Groups", ReferentialAction.Cascade)
            .Create("!GroupId");
}
