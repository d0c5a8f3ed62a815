using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Cards that members suggest, and those they keep for themselves.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261124200100_CardPlans")]
public sealed class CardPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Table(migrationBuilder, "CardSuggestions")
            .Guid("Id")
            .Text("PublicId", 12)
            .Guid("PersonId")
            .Text("Sealed", 30000)
            .Instant("On")
            .Text("Outcome", 12, optional: true)
            .Instant("AnsweredOn", optional: true)
            .Text("AnswerSealed", 12000, optional: true)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PublicId", "PersonId", "AnsweredOn,On");
        new Table(migrationBuilder, "Plans")
            .Guid("Id")
            .Guid("PersonId")
            .Text("Sealed", 200000, optional: true)
            .Key("Id")
            .References("PersonId", "People", ReferentialAction.Cascade)
            .Create("!PersonId");
    }
}
