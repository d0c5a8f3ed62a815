using System.Buffers;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Kith.Time;

/// <summary>Writes content lines as UTF-8: escaped, folded at 75 octets without splitting a character, ended by CR LF.</summary>
internal sealed class IcsOutput(IBufferWriter<byte> output)
{
    /// <summary>Octets in a line without its end (RFC 5545 §3.1).</summary>
    private const int LongestLine = 75;

    private static readonly LocalDateTimePattern Wall = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuuMMdd'T'HHmmss"
    );
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private readonly StringBuilder _line = new();
    private char[] _chars = new char[1000];
    private byte[] _bytes = new byte[3000];

    /// <summary>A line whose value is already in its written form, such as a rule.</summary>
    public void Line(string name, string value) => End(Begin(name).Append(value));

    /// <summary>A line of text; nothing for null.</summary>
    public void Text(string name, string? text)
    {
        if (text is not null)
            End(Escape(Begin(name), text));
    }

    /// <summary>A link: no escapes, but nothing that could end the line; nothing for null.</summary>
    public void Uri(string name, string? uri)
    {
        if (uri is not null)
            End(Begin(name).Append(IcsText.OneLine(uri)));
    }

    public void Utc(string name, Instant at) => Line(name, InUtc(at));

    /// <summary>A wall time in its zone, or a bare date.</summary>
    public void Time(string name, LocalDateTime wall, DateTimeZone zone, bool date) => Times(name, [wall], zone, date);

    /// <summary>Several, in one line; nothing for none.</summary>
    public void Times(string name, IReadOnlyCollection<LocalDateTime> walls, DateTimeZone zone, bool date)
    {
        if (walls.Count == 0)
            return;
        var utc = zone.Id == DateTimeZone.Utc.Id;
        _line.Clear().Append(name);
        if (date)
            _line.Append(";VALUE=DATE");
        else if (!utc)
            _line.Append(";TZID=").Append(zone.Id);
        _line
            .Append(':')
            .AppendJoin(
                ',',
                walls.Select(wall => date ? Date.Format(wall.Date) : Wall.Format(wall) + (utc ? "Z" : ""))
            );
        End(_line);
    }

    /// <summary>As in a DATE-TIME value without a zone.</summary>
    public static string Floating(LocalDateTime wall) => Wall.Format(wall);

    /// <summary>As in a DATE-TIME value in UTC.</summary>
    public static string InUtc(Instant at) => Wall.Format(at.InUtc().LocalDateTime) + "Z";

    private StringBuilder Begin(string name) => _line.Clear().Append(name).Append(':');

    private static StringBuilder Escape(StringBuilder line, string text)
    {
        foreach (var c in text)
        {
            if (c is '\\' or ';' or ',')
                line.Append('\\').Append(c);
            else if (c == '\n')
                line.Append("\\n");
            else if (c != '\r')
                line.Append(char.IsControl(c) ? ' ' : c);
        }
        return line;
    }

    private void End(StringBuilder line)
    {
        for (ReadOnlySpan<byte> rest = Encode(line), mark = ""u8; ; mark = " "u8)
        {
            var part = Fits(rest, LongestLine - mark.Length);
            output.Write(mark);
            output.Write(rest[..part]);
            output.Write("\r\n"u8);
            rest = rest[part..];
            if (rest.IsEmpty)
                return;
        }
    }

    /// <summary>Not chunk by chunk: a pair of surrogates may lie in two.</summary>
    private ReadOnlySpan<byte> Encode(StringBuilder line)
    {
        if (_chars.Length < line.Length)
            (_chars, _bytes) = (new char[line.Length * 2], new byte[line.Length * 6]);
        line.CopyTo(0, _chars, line.Length);
        return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(_chars.AsSpan(0, line.Length), _bytes));
    }

    /// <summary>How many octets go into this line: as many as fit, less where that would split a character.</summary>
    private static int Fits(ReadOnlySpan<byte> rest, int room)
    {
        if (rest.Length <= room)
            return rest.Length;
        while ((rest[room] & 0b1100_0000) == 0b1000_0000)
            room--;
        return room;
    }
}
