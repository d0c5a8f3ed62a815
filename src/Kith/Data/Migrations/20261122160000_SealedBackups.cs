using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>What backups are sealed to, and whom no restored backup may bring back.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122160000_SealedBackups")]
public sealed class SealedBackups : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "BackupPlans")
            .Int("Id")
            .Text("Key", 120)
            .Int("Keep")
            .Instant("Since")
            .Instant("LastAt", optional: true)
            .Long("LastBytes")
            .Key("Id")
            .Create();
        new Table(migrationBuilder, "ErasedPeople")
            .Text("Hash", 64)
            .Text("AliasHash", 64)
            .Instant("ErasedOn")
            .Key("Hash")
            .Create();
    }
}
