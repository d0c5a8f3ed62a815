using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Reads and takes apart the next objects of a list while the ones before them are written.</summary>
public static class ReadAhead
{
    /// <summary>Objects that become one transaction.</summary>
    private const int Together = 200;

    /// <summary>Batches that may wait, so that memory stays bounded when writing is slower.</summary>
    private const int MostWaiting = 2;

    /// <summary>The objects by the batch. When reading fails, the batches before come first, then the failure.</summary>
    public static async IAsyncEnumerable<List<Told>> BatchesAsync(
        IAsyncEnumerable<HsdsItem> items,
        string list,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var ahead = Channel.CreateBounded<List<Told>>(MostWaiting);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(items, list, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ahead.Reader.ReadAllAsync(ct))
                yield return batch;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Never fails itself: what goes wrong is told to whoever reads the channel.</summary>
    private static async Task ReadAsync(
        IAsyncEnumerable<HsdsItem> items,
        string list,
        ChannelWriter<List<Told>> into,
        CancellationToken ct
    )
    {
        var batch = new List<Told>(Together);
        try
        {
            await foreach (var item in items.WithCancellation(ct))
            {
                batch.Add(Told.Of(item, list));
                if (batch.Count < Together)
                    continue;
                await into.WriteAsync(batch, ct);
                batch = new(Together);
            }
            if (batch.Count > 0)
                await into.WriteAsync(batch, ct);
            into.Complete();
        }
        catch (UnreadableInputException e) when (batch.Count > 0)
        {
            if (await into.WaitToWriteAsync(CancellationToken.None))
                into.TryWrite(batch);
            into.Complete(e);
        }
        catch (Exception e)
        {
            into.Complete(e);
        }
    }
}
