using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What stewards see of the mail: when one last went, since when none does, and how long letters wait.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122160100_MailSeen")]
public sealed class MailSeen : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "MailStates")
            .Int("Id")
            .Instant("SentAt", optional: true)
            .Instant("FailingSince", optional: true)
            .Key("Id")
            .Create();
        new Alteration(migrationBuilder, "Letters").Instant("WrittenAt");
    }
}
