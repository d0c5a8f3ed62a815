namespace Kith.Time;

/// <summary>Merges sequences that are each sorted, reading from each no further than is asked for.</summary>
internal static class SortedMerge
{
    /// <summary>All members in order; equal ones keep the order of their sequences. Memory: one member per sequence.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<IEnumerable<T>> sequences, IComparer<T> order)
    {
        var queue = new PriorityQueue<IEnumerator<T>, (T Next, int Place)>(
            Comparer<(T Next, int Place)>.Create(
                (a, b) =>
                    order.Compare(a.Next, b.Next) is var compared and not 0 ? compared : a.Place.CompareTo(b.Place)
            )
        );
        try
        {
            foreach (var (place, sequence) in sequences.Index())
                Enqueue(queue, sequence.GetEnumerator(), place);
            while (queue.TryPeek(out var enumerator, out var key))
            {
                yield return key.Next;
                queue.Dequeue();
                Enqueue(queue, enumerator, key.Place);
            }
        }
        finally
        {
            foreach (var (enumerator, _) in queue.UnorderedItems)
                enumerator.Dispose();
        }
    }

    private static void Enqueue<T>(
        PriorityQueue<IEnumerator<T>, (T Next, int Place)> queue,
        IEnumerator<T> enumerator,
        int place
    )
    {
        if (enumerator.MoveNext())
            queue.Enqueue(enumerator, (enumerator.Current, place));
        else
            enumerator.Dispose();
    }
}
