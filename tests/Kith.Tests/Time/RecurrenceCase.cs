using Kith.Time;
using NodaTime;
using NodaTime.Text;

namespace Kith.Tests.Time;

/// <summary>One case of a file of recurrence vectors: blocks of <c>NAME:value</c> lines with comments before them.</summary>
public sealed record RecurrenceCase(string Title, IReadOnlyDictionary<string, string> Lines)
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuuMMdd'T'HHmmss"
    );

    public static IReadOnlyList<RecurrenceCase> ReadAll(string path)
    {
        var cases = new List<RecurrenceCase>();
        foreach (var block in File.ReadAllText(path).ReplaceLineEndings("\n").Trim('\uFEFF', '\n').Split("\n\n"))
        {
            var lines = block.Split('\n').Where(line => line.Length > 0).ToLookup(line => line[0] == '#');
            var values = lines[false].Select(line => line.Split(':', 2));
            if (lines[false].Any())
                cases.Add(
                    new(string.Join(' ', lines[true]), values.DistinctBy(v => v[0]).ToDictionary(v => v[0], v => v[1]))
                );
        }
        return cases;
    }

    public string Rule => Lines["RRULE"];

    /// <summary>What the file says comes out, as wall times.</summary>
    public IReadOnlyList<string> Expected =>
        [.. Lines.GetValueOrDefault("INSTANCES", Lines.GetValueOrDefault("FIRST", "")).Split(',').Select(Full)];

    /// <summary>What this engine produces, from START-AT on.</summary>
    public IEnumerable<string> Produced(DateTimeZone zone)
    {
        var from = Lines.TryGetValue("START-AT", out var at) ? Local(at) : LocalDate.MinIsoValue.AtMidnight();
        var recurrence = new Recurrence(Local(Lines["DTSTART"]), zone) { Rules = [RecurrenceRule.Parse(Rule)] };
        return recurrence.Between(from, LocalDateTime.MaxIsoValue).Select(found => Pattern.Format(found.Local));
    }

    public override string ToString() => $"{Title}: {Rule}";

    private static LocalDateTime Local(string text) => Pattern.Parse(Full(text)).Value;

    private static string Full(string text) => text.Length == 8 ? text + "T000000" : text;
}
