namespace Kith.Features.Services.Api;

/// <summary>Objects of a page, in the order of their ids.</summary>
/// <param name="Total">How many there are on all pages together; null where the page itself is empty.</param>
/// <param name="Items">Each with its JSON.</param>
public sealed record HsdsFound(int? Total, IReadOnlyList<(Guid Id, string Json)> Items)
{
    public static HsdsFound Of<T>(IEnumerable<T> rows, Func<T, int> total, Func<T, (Guid, string?)> item)
    {
        var all = rows.ToList();
        return new(
            all.Count == 0 ? null : total(all[0]),
            [.. all.Select(item).Where(i => i.Item2 is not null).Select(i => (i.Item1, i.Item2!))]
        );
    }
}
