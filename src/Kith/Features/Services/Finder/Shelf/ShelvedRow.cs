using System.Data.Common;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>A spot with what its service is found by, which only the first spot of each has.</summary>
/// <param name="Words">Folded words between blanks.</param>
/// <param name="Terms">Ids of its terms between blanks.</param>
/// <param name="TermsAbove">Ids of the terms right above those.</param>
public sealed record ShelvedRow(ShelvedSpot Spot, string Words, string Terms, string TermsAbove)
{
    /// <summary>What <see cref="Read"/> expects, in its order.</summary>
    public const string Columns = $"""{ShelvedSpot.Columns}, o."Words", o."Terms", o."TermsAbove" """;

    public const int ColumnCount = ShelvedSpot.ColumnCount + 3;

    /// <summary>As many columns with nothing in them.</summary>
    public static readonly string NoColumns = string.Join(", ", Enumerable.Repeat("NULL", ColumnCount));

    public static ShelvedRow Read(DbDataReader row)
    {
        var words = ShelvedSpot.ColumnCount;
        return new(ShelvedSpot.Read(row), row.GetString(words), row.GetString(words + 1), row.GetString(words + 2));
    }
}
