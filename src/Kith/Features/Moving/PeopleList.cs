using System.Text;
using Kith.Data;
using Kith.Features.Shared;

namespace Kith.Features.Moving;

/// <summary>Somebody on a host's own list. What is here is read, shown once and forgotten.</summary>
/// <param name="Name">As the host knows them.</param>
/// <param name="Mail">As written; nobody is written to.</param>
/// <param name="Phone">As written.</param>
public sealed record Listed(string Name, string Mail, string Phone);

/// <summary>
/// A list of people as spreadsheets write it: a line of headings, then a line each. Commas, semicolons or tabs, with or without quotes,
/// in the codings that spreadsheets use.
/// </summary>
public static class PeopleList
{
    /// <summary>Largest list, in bytes and in people.</summary>
    public const int MostBytes = 200 * 1024;
    public const int MostPeople = 500;

    private const int LongestCell = 120;

    private static readonly string[] Names =
    [
        "name",
        "fullname",
        "firstname",
        "nombre",
        "nombrecompleto",
        "nombreyapellidos",
    ];
    private static readonly string[] Mails =
    [
        "email",
        "emailaddress",
        "mail",
        "correo",
        "correoelectronico",
        "direcciondecorreo",
    ];
    private static readonly string[] Phones =
    [
        "phone",
        "phonenumber",
        "telephone",
        "tel",
        "mobile",
        "telefono",
        "numerodetelefono",
        "movil",
        "celular",
    ];

    /// <summary>The people on the list, each once, and what is wrong with it; no people when anything is.</summary>
    public static (IReadOnlyList<Listed> People, IReadOnlyList<Flaw> Flaws) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            return ([], [new("", "Moving.List.Large", MostPeople)]);
        var rows = CsvText.Read(Decode(bytes), MostPeople + 1, out var flaw);
        if (flaw is not null)
            return ([], [flaw]);
        var heads = rows.Count == 0 ? [] : rows[0].Cells.Select(Fold.Key).ToList();
        var columns = (Name: Find(heads, Names), Mail: Find(heads, Mails), Phone: Find(heads, Phones));
        if (columns.Name < 0)
            return ([], [new("", "Moving.List.NoName")]);
        var people = new HashSet<Listed>();
        var flaws = new List<Flaw>();
        foreach (var (line, cells) in rows.Skip(1))
        {
            var one = new Listed(Cell(cells, columns.Name), Cell(cells, columns.Mail), Cell(cells, columns.Phone));
            if (Wrong(one) is { } key)
                flaws.Add(new("", key, line));
            else
                people.Add(one);
        }
        if (people.Count == 0 && flaws.Count == 0)
            flaws.Add(new("", "Moving.List.Empty"));
        return flaws.Count == 0 ? ([.. people], []) : ([], flaws);
    }

    private static int Find(List<string> heads, string[] words) => heads.FindIndex(words.Contains);

    private static string Cell(IReadOnlyList<string> cells, int column) =>
        column >= 0 && column < cells.Count ? cells[column].Trim() : "";

    private static string? Wrong(Listed one) =>
        one switch
        {
            { Name.Length: 0 } => "Moving.List.Nameless",
            _ when Math.Max(one.Name.Length, Math.Max(one.Mail.Length, one.Phone.Length)) > LongestCell =>
                "Moving.List.Long",
            _ when !KeepableAttribute.IsKeepable(one.Name + one.Mail + one.Phone) => "Moving.List.Odd",
            _ => null,
        };

    // Spreadsheets write UTF-8 with or without a mark, UTF-16 with one, and otherwise the code page of western Windows.
    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
