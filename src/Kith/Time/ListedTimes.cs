namespace Kith.Time;

/// <summary>Times written out one by one, ascending: what BYSETPOS leaves.</summary>
internal sealed class ListedTimes(int[] times) : DayTimes
{
    /// <inheritdoc/>
    public override int Next(int day, int second)
    {
        var index = Array.BinarySearch(times, second);
        index = index < 0 ? ~index : index;
        return index < times.Length ? times[index] : -1;
    }

    /// <inheritdoc/>
    public override long Count(int day) => times.Length;
}
