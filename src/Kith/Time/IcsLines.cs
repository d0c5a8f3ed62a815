using System.Text;

namespace Kith.Time;

/// <summary>Puts folded lines together again, before decoding: a fold may fall inside of a character (RFC 5545 §3.1).</summary>
internal static class IcsLines
{
    /// <summary>A longer line is no calendar's.</summary>
    private const int LongestLine = 1_000_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The lines that are not empty, each with the number of its first physical line.</summary>
    /// <exception cref="IcsException">The text is not UTF-8, holds a zero byte, or a line is too long.</exception>
    public static IEnumerable<(int Number, string Text)> Read(ReadOnlyMemory<byte> file)
    {
        var line = new List<byte>();
        var (number, first) = (0, 1);
        foreach (var physical in Physical(WithoutMark(file)))
        {
            number++;
            var continues = physical.Length > 0 && physical.Span[0] is (byte)' ' or (byte)'\t';
            if (!continues && !EndsSoftly(line))
            {
                if (line.Count > 0)
                    yield return (first, Decode(line, first));
                line.Clear();
                first = number;
            }
            else if (!continues)
                line.RemoveAt(line.Count - 1);
            line.AddRange(continues ? physical.Span[1..] : physical.Span);
            if (line.Count > LongestLine)
                throw new IcsException("this line is too long for a calendar.", first);
        }
        if (line.Count > 0)
            yield return (first, Decode(line, first));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Physical(ReadOnlyMemory<byte> file)
    {
        while (file.Length > 0)
        {
            var end = file.Span.IndexOf((byte)'\n');
            var line = end < 0 ? file : file[..end];
            yield return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
            file = end < 0 ? default : file[(end + 1)..];
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file)
    {
        if (
            file.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || file.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        )
            throw new IcsException("the file is UTF-16; save it as UTF-8.", 1);
        return file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;
    }

    /// <summary>A quoted-printable value, from before RFC 5545, goes on in the next line after a last '='.</summary>
    private static bool EndsSoftly(List<byte> line)
    {
        if (line.Count == 0 || line[^1] != '=')
            return false;
        var start = Encoding.ASCII.GetString([.. line.Take(200)]);
        var colon = start.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && start.IndexOf("QUOTED-PRINTABLE", 0, colon, StringComparison.OrdinalIgnoreCase) > 0;
    }

    private static string Decode(List<byte> line, int number)
    {
        if (line.Contains(0))
            throw new IcsException("this is not a text file.", number);
        try
        {
            return Strict.GetString([.. line]);
        }
        catch (DecoderFallbackException)
        {
            throw new IcsException("the file is not UTF-8; save it as UTF-8.", number);
        }
    }
}
