using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>Reads tabular packages of HSDS 1.1 to 3.1, and other people's CSV through a mapping.</summary>
public static class PackageReader
{
    private const string OwnAddressType = "physical";

    /// <summary>Most rows of all tables together: they are joined in memory, at about a kilobyte each.</summary>
    private const int MostRows = 2_000_000;

    /// <summary>Most files that are named in one line of a report.</summary>
    private const int MostNamed = 40;

    /// <summary>The package's objects, joined, and what of it leads nowhere.</summary>
    /// <exception cref="UnreadableInputException">It holds nothing HSDS knows.</exception>
    public static (IReadOnlyList<HsdsItem> Items, IReadOnlyList<ReportRow> Problems) Read(
        PackageFiles files,
        CsvMapping? mapping
    )
    {
        var rows = new List<PackageRow>();
        var notes = new List<ReportRow>();
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in files.Read())
        {
            var (file, name) = (table.File, table.Name);
            read.UnionWith([name, Path.GetFileNameWithoutExtension(file)]);
            if (table.IsWindows)
                notes.Add(new(1, file, Outcome.Imported, "it is not UTF-8; it was read as Windows-1252"));
            using var lines = CsvRows.Read(table.Text).GetEnumerator();
            if (!lines.MoveNext())
                continue;
            var header = lines.Current.Values.ConvertAll(h => h.Trim().TrimStart('\uFEFF'));
            var columns = mapping?.File(name) ?? mapping?.File(Path.GetFileNameWithoutExtension(file));
            notes.AddRange(Absent(file, header, columns));
            while (lines.MoveNext())
            {
                rows.AddRange(
                    columns is null
                        ? [Plain(table, lines.Current.Line, header, lines.Current.Values)]
                        : Mapped(file, lines.Current.Line, Cells(header, lines.Current.Values), columns)
                );
                if (rows.Count > MostRows)
                    throw TooManyRows();
            }
        }
        notes.AddRange(Absent(files, mapping?.Files.Where(f => !read.Contains(f)) ?? []));
        if (!rows.Exists(r => r.Kind.IsRecord))
            throw new UnreadableInputException("There is no CSV file of HSDS in it. Nothing was changed.");
        foreach (var row in rows)
            Default(row, mapping);
        var (items, problems) = PackageWeave.Of(rows);
        return (items, [.. notes, .. problems]);
    }

    private static IEnumerable<ReportRow> Absent(
        string file,
        List<string> header,
        IReadOnlyDictionary<string, CsvTarget>? columns
    ) =>
        from column in (columns ?? new Dictionary<string, CsvTarget>())
            .SelectMany(c => new[] { c.Key, c.Value.BackFrom })
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
        where !header.Contains(column, StringComparer.OrdinalIgnoreCase)
        select new ReportRow(
            1,
            file,
            Outcome.Imported,
            $"the mapping names a column {column}, which the file does not have"
        );

    private static IEnumerable<ReportRow> Absent(PackageFiles files, IEnumerable<string> unread)
    {
        foreach (var name in unread)
            yield return new(1, name, Outcome.Imported, "the mapping names this file, which is not there");
        if (files.Absent() is { Count: > 0 } absent)
            yield return new(
                1,
                PackageFiles.Descriptor,
                Outcome.Imported,
                $"files it names are not there ({absent.Count}): {string.Join(", ", absent.Take(MostNamed))}"
            );
    }

    private static UnreadableInputException TooManyRows() =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The package has more than {MostRows:N0} rows; as JSON with an object on each line it may have any number. Nothing was changed."
            )
        );

    private static PackageRow Plain(PackageFiles.Table from, int line, List<string> header, List<string> values)
    {
        var kind = KindOf(from.Name, header);
        var row = new JsonObject();
        foreach (var (column, value) in HsdsOlder.SaidBy(from.Name))
            row[column] = value;
        foreach (var (column, value) in Cells(header, values))
            Put(kind, row, HsdsOlder.ColumnOf(kind, column), value, from.Types.GetValueOrDefault(column));
        return new(from.File, line, kind, row);
    }

    private static HsdsKind KindOf(string name, List<string> header)
    {
        // HSDS 1.1 called terms a taxonomy.
        if (
            name.Equals("taxonomy", StringComparison.OrdinalIgnoreCase)
            && (header.Contains("parent_id") || header.Contains("vocabulary"))
        )
            return HsdsVocabulary.TaxonomyTerm;
        // It becomes the name of a file in an export: nothing in it may lead to another folder.
        var own = string.Concat(
            name.ToLowerInvariant()
                .Take(LoosePart.LongestKind)
                .Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ' ? c : '_')
        );
        return HsdsOlder.KindOf(name) ?? new HsdsKind(own, $"{own}.csv", own, [], IsRecord: false);
    }

    private static IEnumerable<PackageRow> Mapped(
        string file,
        int line,
        List<(string Column, string Value)> cells,
        IReadOnlyDictionary<string, CsvTarget> columns
    )
    {
        var main = columns.Values.First(c => c.Back is null).Kind;
        var row = new JsonObject();
        var others = new Dictionary<HsdsKind, JsonObject>();
        foreach (var (column, value) in cells)
        {
            var target = columns.GetValueOrDefault(column) ?? new CsvTarget(main, column, null, null);
            if (target.Back is null)
            {
                Put(main, row, target.Field, value);
                continue;
            }
            var other = others.TryGetValue(target.Kind, out var begun) ? begun : others[target.Kind] = [];
            Put(target.Kind, other, target.Field, value);
            other[target.Back] = cells
                .Find(c => string.Equals(c.Column, target.BackFrom, StringComparison.OrdinalIgnoreCase))
                .Value;
        }
        yield return new(file, line, main, row);
        foreach (var (kind, other) in others)
            yield return new(file, line, kind, other);
    }

    private static void Default(PackageRow row, CsvMapping? mapping)
    {
        foreach (var (column, value) in mapping?.Defaults(row.Kind) ?? [])
            row.Values[column] ??= PackageRow.Value(row.Kind, column, value);
        // A list without the column has places to go to: HSDS asked for the column only from 3.0 on.
        if (row.Kind == HsdsVocabulary.Location)
            row.Values["location_type"] ??= OwnAddressType;
        if (row.Kind.Name == "address")
            row.Values["address_type"] ??= OwnAddressType;
    }

    private static List<(string Column, string Value)> Cells(List<string> header, List<string> values)
    {
        var cells = new List<(string, string)>();
        for (var n = 0; n < values.Count; n++)
        {
            var name = n < header.Count && header[n].Length > 0 ? header[n] : $"column {n + 1}";
            if (values[n].Length > 0)
                cells.Add((name, values[n]));
        }
        return cells;
    }

    private static void Put(HsdsKind kind, JsonObject row, string column, string value, string? type = null)
    {
        if (row.ContainsKey(column) && kind.Column(column) is null)
            column += " (2)";
        row[column] = PackageRow.Value(kind, column, value, type);
    }
}
