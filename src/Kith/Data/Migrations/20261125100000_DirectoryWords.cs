using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>Words by which programs find services, organizations and terms. Rows get theirs when their list is read again.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125100000_DirectoryWords")]
public sealed class DirectoryWords : Migration
{
    /// <summary>As in <c>NamedRecord.LongestWords</c> when this was written.</summary>
    private const int Longest = 6000;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "Organizations", "Services", "Taxonomies", "TaxonomyTerms" })
        {
            new Alteration(migrationBuilder, table).Text("Words", Longest, initially: "");
            // A row whose hash is none counts as changed, whatever its list says.
            migrationBuilder.Sql($"UPDATE \"{table}\" SET \"ToldHash\" = ''");
        }
        migrationBuilder.CreateIndex("IX_Services_GoneAt_Id", "Services", ["GoneAt", "Id"]);
    }
}
