using System.Text;

namespace Kith.Features.Moving;

/// <summary>Lists as spreadsheets write them (RFC 4180, and what they do besides).</summary>
public static class CsvText
{
    // What makes a spreadsheet take a cell for a formula.
    private const string Formula = "=+-@\t\r";

    /// <summary>Rows that are not empty, each with the line it begins in, counted from 1; none when something is wrong.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(string text, int most, out Flaw? flaw)
    {
        flaw = null;
        var separator = Separator(text);
        var rows = new List<(int Line, IReadOnlyList<string> Cells)>();
        for (var (at, line) = (0, 1); at < text.Length; )
        {
            var begins = line;
            var cells = Row(text, separator, ref at, ref line);
            if (cells is null)
            {
                flaw = new("", "Moving.List.Quote", begins);
                return [];
            }
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count == most)
            {
                flaw = new("", "Moving.List.Large", most - 1);
                return [];
            }
            rows.Add((begins, cells));
        }
        return rows;
    }

    /// <summary>One line of a list for spreadsheets, its end included. No cell is ever taken for a formula: those get an apostrophe before them.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string words)
    {
        var plain = words.Length > 0 && Formula.Contains(words[0], StringComparison.Ordinal) ? "'" + words : words;
        return plain.AsSpan().IndexOfAny(",;\"\r\n") < 0
            ? plain
            : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // By the line of headings: whichever stands there most.
    private static char Separator(string text)
    {
        var heads = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end && end < 0 ? text.Length : end);
        var (commas, semicolons, tabs) = (heads.Count(','), heads.Count(';'), heads.Count('\t'));
        return tabs > commas && tabs > semicolons ? '\t'
            : semicolons > commas ? ';'
            : ',';
    }

    /// <summary>The cells of the row that begins here; null when a quote is never closed.</summary>
    private static List<string>? Row(string text, char separator, ref int at, ref int line)
    {
        var cells = new List<string>();
        var (cell, quoted) = (new StringBuilder(), false);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            line += c == '\n' || (c == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')) ? 1 : 0;
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (c == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (!quoted && c == separator)
                Take(cells, cell);
            else if (!quoted && c is '\r' or '\n')
                break;
            else
                cell.Append(c);
        }
        if (quoted)
            return null;
        at++;
        Take(cells, cell);
        return cells;
    }

    private static void Take(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }
}
