using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Who looked whether a service is still right, and what visitors would change on its page.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127120000_Freshness")]
public sealed class Freshness : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "ServiceChecks")
            .Guid("Id")
            .Guid("ServiceId")
            .Instant("At")
            .Text("By", 12)
            .Text("Outcome", 16)
            .Key("Id")
            .References("ServiceId", "Services", ReferentialAction.Cascade)
            .Create("ServiceId,At", "At");
        new Table(migrationBuilder, "SuggestedEdits")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("ServiceId")
            .Text("OnceHash", 64)
            .Text("Sealed", 100_000)
            .Instant("At")
            .Text("Outcome", 12, optional: true)
            .Instant("AnsweredAt", optional: true)
            .Key("Id")
            .References("ServiceId", "Services", ReferentialAction.Cascade)
            .Create("!PublicId", "!OnceHash", "ServiceId,Outcome", "Outcome,At", "AnsweredAt");
    }
}
