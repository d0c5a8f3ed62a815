namespace Kith.Features.Imports;

/// <summary>What became of one row.</summary>
public enum Outcome
{
    Imported,
    Updated,
    Unchanged,

    /// <summary>The list no longer has it; kept here, marked, and shown again when it comes back.</summary>
    Gone,
    Refused,

    /// <summary>Not asked for, by <c>--only</c>.</summary>
    LeftOut,
}

/// <summary>One line of a report.</summary>
/// <param name="Row">Its number in what was read, from 1; null for rows that were not in it.</param>
/// <param name="Slug">The list's own key of it, when it had one.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was refused, or what of it could not be taken; null when there is nothing to say.</param>
public sealed record ReportRow(int? Row, string? Slug, Outcome Outcome, string? Reason = null);

/// <summary>What an import did: nothing is dropped silently.</summary>
public sealed class ImportReport
{
    /// <summary>Most rows kept with their reasons; of more, only the number is known, so that memory stays bounded.</summary>
    public const int MostRows = 60_000;

    private readonly Dictionary<Outcome, int> _counts = [];
    private readonly List<ReportRow> _rows = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<ReportRow> Rows => _rows;

    /// <summary>Sentences about the whole import: which zone was used, what was guessed.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public int Count(Outcome outcome) => _counts.GetValueOrDefault(outcome);

    /// <summary>Rows whose outcome changed something.</summary>
    public int Changes => Count(Outcome.Imported) + Count(Outcome.Updated) + Count(Outcome.Gone);

    public void Add(ReportRow row)
    {
        Tally(row.Outcome);
        if (_rows.Count < MostRows)
            _rows.Add(row);
    }

    /// <summary>Says more about a row that is counted already.</summary>
    public void Mention(ReportRow row)
    {
        if (_rows.Count < MostRows)
            _rows.Add(row);
    }

    /// <summary>Counts rows nobody needs a line about.</summary>
    public void Tally(Outcome outcome, int rows = 1) => _counts[outcome] = Count(outcome) + rows;

    public void Note(string sentence) => _notes.Add(sentence);
}
