namespace Kith.Features.Services.Freshness;

/// <summary>Answers to "what should it say", compared with what the page says.</summary>
/// <param name="editable">What can be corrected.</param>
public sealed class EditForm(Editable editable)
{
    /// <summary>Begins the keys of a number that is not on the page yet.</summary>
    public const string NewPhone = "phones/new";

    /// <summary>Every field asked for, those of a new number too.</summary>
    public IReadOnlyList<EditableField> Fields { get; } =
    [
        .. editable.Fields,
        .. Editable.OfPhone.Select(name => new EditableField($"{NewPhone}/{name}", default, Path: null, null, null)),
    ];

    /// <summary>The page's own answers, and a typed one for each field that was typed.</summary>
    public Dictionary<string, string?> Filled(IReadOnlyDictionary<string, string?> typed) =>
        Fields.ToDictionary(
            f => f.Key,
            f => typed.TryGetValue(f.Key, out var value) ? Clean(value) : f.Shown,
            StringComparer.Ordinal
        );

    /// <summary>Only fields that say something else than the page.</summary>
    public IReadOnlyList<EditedField> Changed(IReadOnlyDictionary<string, string?> answers) =>
        [
            .. Fields
                .Where(f => answers[f.Key] != Clean(f.Shown))
                .Select(f => new EditedField(f.Key, Cut(f.Shown), answers[f.Key], f.Seen)),
        ];

    /// <summary>What was wrong with which field.</summary>
    public IEnumerable<(string Key, string Why, int Longest)> Mistakes(IReadOnlyDictionary<string, string?> answers) =>
        from field in Fields
        let name = field.Key[(field.Key.LastIndexOf('/') + 1)..]
        let value = answers[field.Key]
        // What its list wrote may be odd; whoever left it as it was did nothing wrong.
        where value != Clean(field.Shown)
        let why = EditLimits.Wrong(name, value) ?? Lonely(field.Key, answers)
        where why is not null
        select (field.Key, why, EditLimits.Of(name));

    /// <summary>What tells whether the page is still as it was when the form was opened.</summary>
    public string Version => HsdsRecord.HashOf(string.Join('\n', Fields.Select(f => f.Seen)))[..16];

    private static string? Lonely(string key, IReadOnlyDictionary<string, string?> answers) =>
        key != $"{NewPhone}/number"
        && key.StartsWith(NewPhone, StringComparison.Ordinal)
        && answers[$"{NewPhone}/number"] is null
            ? "Services.Correct.Number.Odd"
            : null;

    // Lists may write a book where the form takes a page.
    private static string? Cut(string? shown) =>
        shown is { Length: > EditLimits.LongestBefore } ? $"{shown[..EditLimits.LongestBefore]}…" : shown;

    private static string? Clean(string? value) =>
        value?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } words ? words : null;
}
