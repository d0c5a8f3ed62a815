using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Ways in without typing.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122150100_Passkeys")]
public sealed class Passkeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        new Table(migrationBuilder, "Passkeys")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("PersonId")
            .Text("Handle", 64)
            .Text("CredentialId", 1400)
            .Text("PublicKey", 2000)
            .Long("SignCount")
            .Bool("MayBeBackedUp")
            .Text("Name", 40)
            .Instant("AddedOn")
            .Instant("UsedOn", optional: true)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "!CredentialId", "Handle", "PersonId");
}
