using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Members' e-mail addresses, what is to be sent, and what they read on their own page.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122131000_Mail")]
public sealed class Mail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Rsvps").Instant("RemindedAt");
        new Table(migrationBuilder, "CalendarKeys")
            .Guid("PersonId")
            .Text("TokenHash", 64)
            .Text("Stamp", 40)
            .Bool("Discreet")
            .Instant("CreatedAt")
            .Key("PersonId")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!TokenHash");
        new Table(migrationBuilder, "Mailboxes")
            .Guid("PersonId")
            .Text("AddressSealed", 1000)
            .Text("CodeHash", 64, optional: true)
            .Instant("CodeSentAt", optional: true)
            .Instant("ConfirmedAt", optional: true)
            .Bool("Discreet")
            .Int("ReminderHours", optional: true)
            .Bool("Digest")
            .Instant("DigestAt", optional: true)
            .Instant("MailedAt", optional: true)
            .Key("PersonId")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create();
        new Table(migrationBuilder, "Letters")
            .Guid("Id")
            .Text("Kind", 16)
            .Guid("PersonId", optional: true)
            .Guid("RsvpId", optional: true)
            .Wall("OldLocal", optional: true)
            .Bool("Required")
            .Instant("DueAt")
            .Instant("UselessAt")
            .Int("Attempts")
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .References("RsvpId", "Rsvps", ReferentialAction.Cascade)
            .Create("DueAt", "UselessAt", "PersonId", "RsvpId");
        new Table(migrationBuilder, "InboxLines")
            .Guid("Id")
            .Guid("PersonId")
            .Text("Kind", 16)
            .Wall("StartsLocal", optional: true)
            .Text("Path", 200)
            .Instant("CreatedAt")
            .Instant("ReadAt", optional: true)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("PersonId,CreatedAt", "CreatedAt");
    }
}
