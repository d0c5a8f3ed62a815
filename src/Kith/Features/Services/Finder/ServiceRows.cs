using Kith.Features.Find;

namespace Kith.Features.Services.Finder;

/// <summary>Services as cards.</summary>
/// <param name="NowUtc">This moment.</param>
/// <param name="NowLocal">The same on the hub's wall clock.</param>
public sealed record ServiceRows(IReadOnlyList<FinderRow> Rows, DateTime NowUtc, DateTime NowLocal)
{
    /// <summary>What is said of it and not shown in words of its own.</summary>
    public static IEnumerable<string> Said(FinderRow row) => Marks.In(row.Said & ~Mark.Free).Select(Marks.Code);

    public static IEnumerable<string> Access(FinderRow row) => FoundRows.Needs(row.Access);

    /// <summary>Key of the sentence about what it costs.</summary>
    public static string Cost(Mark said, Mark denied) =>
        said.HasFlag(Mark.Free) ? "Free"
        : denied.HasFlag(Mark.Free) ? "Some"
        : "Unsaid";
}
