using System.Globalization;
using System.Runtime.CompilerServices;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Cuts a stream of JSON into its values without reading them: the elements of a list, the lines of a file with a value on each,
/// or values one after another. What is wrong in one then costs only that one, and no more than one is kept at a time.
/// </summary>
/// <param name="source">What is read.</param>
/// <param name="isLines">Whether each line is a value for sure; otherwise the first value tells.</param>
public sealed class JsonPieces(Source source, bool isLines)
{
    /// <summary>The values in their order.</summary>
    /// <exception cref="UnreadableInputException">It does not begin like JSON, or ends within a value.</exception>
    public async IAsyncEnumerable<JsonPiece> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = new SourceStream(source);
        var first = await stream.PeekAsync(ct);
        if (!isLines && first is not ((byte)'[' or (byte)'{'))
            throw new UnreadableInputException(
                $"{source.Name} is neither HSDS JSON nor a package of CSV files. Nothing was changed."
            );
        var cutter = new JsonCutter(
            isLines ? JsonForm.Lines
            : first == (byte)'[' ? JsonForm.List
            : JsonForm.Unknown
        );
        var (buffer, found, pieces) = (new byte[64 * 1024], new List<JsonPiece>(), 0);
        int count;
        while ((count = await stream.ReadAsync(buffer, ct)) > 0)
        {
            cutter.Cut(buffer.AsSpan(0, count), found);
            pieces += found.Count;
            foreach (var piece in found)
                yield return piece;
            found.Clear();
        }
        if (cutter.IsBroken)
            throw new UnreadableInputException(
                $"{source.Name} breaks off after object {pieces.ToString(CultureInfo.InvariantCulture)}. What was read before is kept; reading it again goes on from there."
            );
        if (cutter.Rest() is { } last)
            yield return last;
    }
}
