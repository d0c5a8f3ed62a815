using System.Text;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>Reads comma-separated values as RFC 4180 writes them, line ends of any kind, values of any length.</summary>
public static class CsvRows
{
    /// <summary>Rows as lists of values, each with the line it begins in, from 1; empty lines are passed over.</summary>
    public static IEnumerable<(int Line, List<string> Values)> Read(TextReader text)
    {
        var (line, values, value) = (1, new List<string>(), new StringBuilder());
        var (begins, quoted, any) = (1, false, false);
        for (var c = text.Read(); c >= 0; c = text.Read())
        {
            if (quoted)
            {
                if (c == '"' && text.Peek() == '"')
                    value.Append((char)text.Read());
                else if (c == '"')
                    quoted = false;
                else
                    value.Append((char)c);
                line += c == '\n' ? 1 : 0;
                continue;
            }
            switch (c)
            {
                case '"' when value.Length == 0:
                    (quoted, any) = (true, true);
                    break;
                case ',':
                    values.Add(Take(value));
                    any = true;
                    break;
                case '\r' when text.Peek() == '\n':
                    break;
                case '\n' or '\r':
                    line++;
                    if (any || value.Length > 0)
                    {
                        values.Add(Take(value));
                        yield return (begins, values);
                        values = [];
                    }
                    (begins, any) = (line, false);
                    break;
                default:
                    value.Append((char)c);
                    break;
            }
        }
        if (quoted)
            throw new UnreadableInputException(
                $"A quotation mark in the row that begins in line {begins} is never closed. Nothing was changed."
            );
        if (any || value.Length > 0)
        {
            values.Add(Take(value));
            yield return (begins, values);
        }
    }

    /// <summary>A row as RFC 4180 writes it, with its line end.</summary>
    public static string Write(IEnumerable<string> values) => $"{string.Join(',', values.Select(Quoted))}\r\n";

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") || (value.Length > 0 && (value[0] == ' ' || value[^1] == ' '))
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;

    private static string Take(StringBuilder value)
    {
        var text = value.ToString();
        value.Clear();
        return text;
    }
}
