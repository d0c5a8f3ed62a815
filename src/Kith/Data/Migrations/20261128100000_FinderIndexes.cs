using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>
/// Indexes that hold all a question with words asks of services. What the finder knew is thrown away, and made anew with the hours
/// beside the words by the recurring work, which is due at once. Help lines nobody has checked are held back, as new ones are.
/// </summary>
[DbContext(typeof(AppDb))]
[Migration("20261128100000_FinderIndexes")]
public sealed class FinderIndexes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        new Alteration(migrationBuilder, "Services").Bool("IsHeld", initially: false);
        migrationBuilder.CreateIndex("IX_Services_GoneAt_IsHeld_Id", "Services", ["GoneAt", "IsHeld", "Id"]);
        migrationBuilder.Sql(
            """
            DROP INDEX "IX_ServiceSpots_SearchKey";
            DROP INDEX "IX_ServiceHours_SpotId_Day";
            CREATE INDEX "IX_ServiceSpots_Words" ON "ServiceSpots" ("SearchKey", "Cell", "IsAnywhere", "IsPaused", "ShownLatitude",
                "ShownLongitude", "CheckedAt", "ServiceId", "Id", "Name");
            CREATE INDEX "IX_ServiceHours_Open" ON "ServiceHours" ("SpotId", "Day", "Opens", "Closes", "From", "Until");
            DELETE FROM "ServiceHours";
            DELETE FROM "ServiceSpots";
            UPDATE "Services" SET "IsHeld" = TRUE
                WHERE "AssuredAt" IS NULL AND "FeedId" = '5B0C6B54-3F4E-4A86-9D0A-2F6D0D3B7A11';
            UPDATE "ScheduledRuns" SET "RanAt" = NULL, "ClaimedUntil" = NULL WHERE "Name" = 'service-finder';
            """
        );
    }
}
