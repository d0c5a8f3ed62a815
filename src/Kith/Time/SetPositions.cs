namespace Kith.Time;

/// <summary>BYSETPOS: which members of a period's set count, from its start (1, 2, …) or its end (-1, -2, …).</summary>
internal sealed class SetPositions(IReadOnlyList<int> positions)
{
    /// <summary>The chosen indexes of a set of this many members, counted from 0, ascending, without doubles.</summary>
    public IEnumerable<long> In(long members) =>
        positions
            .Select(position => position > 0 ? position - 1 : members + position)
            .Where(index => index >= 0 && index < members)
            .Distinct()
            .Order();
}
