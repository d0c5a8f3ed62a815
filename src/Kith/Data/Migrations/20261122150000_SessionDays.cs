using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Sessions that are there already keep days, too, and no hours.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122150000_SessionDays")]
public sealed class SessionDays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var isPostgres = ActiveProvider?.Contains("PostgreSQL", StringComparison.Ordinal) ?? false;
        foreach (var column in (string[])["StartedAt", "SeenAt"])
            migrationBuilder.Sql(
                isPostgres
                    ? $"UPDATE \"Sessions\" SET \"{column}\" = date_trunc('day', \"{column}\", 'UTC')"
                    : $"UPDATE \"Sessions\" SET \"{column}\" = substr(\"{column}\", 1, 10) || ' 00:00:00'"
            );
    }
}
