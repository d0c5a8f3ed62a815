using System.Runtime.CompilerServices;
using System.Text;

namespace Kith.Features.Imports.GeoNames;

/// <summary>One line of a text file, or why it is none.</summary>
public readonly record struct TextLine(int Number, string Text, string? Refusal);

/// <summary>Reads a source line by line with little memory, whatever the file holds: a line is short and UTF-8, or it is refused.</summary>
public static class TextLines
{
    /// <summary>Longest line in bytes; a GeoNames line has about 100.</summary>
    private const int LongestLine = 4096;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static async IAsyncEnumerable<TextLine> ReadAsync(
        Source source,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var buffer = new byte[64 * 1024];
        var line = new byte[LongestLine];
        var (length, number) = (0, 0);
        int count;
        while ((count = await source.ReadAsync(buffer, ct)) > 0)
        {
            for (var from = 0; from < count; )
            {
                var end = Array.IndexOf(buffer, (byte)'\n', from, count - from);
                var part = (end < 0 ? count : end) - from;
                Keep(buffer.AsSpan(from, part), line, ref length);
                from += part + 1;
                if (end < 0)
                    break;
                yield return Line(++number, line, length);
                length = 0;
            }
        }
        if (length > 0)
            yield return Line(++number, line, length);
    }

    /// <summary>Keeps what fits; a length past the limit says that the line was longer.</summary>
    private static void Keep(ReadOnlySpan<byte> part, byte[] line, ref int length)
    {
        if (length + part.Length > LongestLine)
        {
            length = LongestLine + 1;
            return;
        }
        part.CopyTo(line.AsSpan(length));
        length += part.Length;
    }

    private static TextLine Line(int number, byte[] line, int length)
    {
        if (length > LongestLine)
            return new(number, "", $"the line is longer than {LongestLine} bytes");
        var bytes = line.AsSpan(0, length).TrimEnd((byte)'\r');
        if (number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        try
        {
            return new(number, Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return new(number, "", "the line is not UTF-8 text");
        }
    }
}
