using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Services to ring this week, and who rings them now.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261128120000_ServiceCalls")]
public sealed class ServiceCalls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "ServiceCalls")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("ServiceId")
            .Int("Doubts")
            .Int("Tries")
            .Instant("DueAt")
            .Guid("ClaimedById", optional: true)
            .Instant("ClaimedUntil", optional: true)
            .Key("Id")
            .References("ServiceId", "Services", ReferentialAction.Cascade)
            .References("ClaimedById", "People", ReferentialAction.SetNull)
            .Create("!PublicId", "!ServiceId", "DueAt", "ClaimedById");
}
