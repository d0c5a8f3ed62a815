using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kith.Features.Shared;

/// <summary>What a form asks with one field: its name, what was answered, what was wrong with the answer.</summary>
/// <param name="property">The property asked for.</param>
/// <param name="name">Its name in the form, or null for the property's.</param>
/// <param name="view">Holds what was typed and what was wrong.</param>
public sealed class Question(ModelExpression property, string? name, ViewDataDictionary view)
{
    /// <summary>The name under which the browser sends the answer.</summary>
    public string Name { get; } = name ?? view.TemplateInfo.GetFullHtmlFieldName(property.Name);

    /// <summary>The element's id: the same for <c>Form.Alias</c> and <c>alias</c>, so that a summary finds it either way.</summary>
    public string Id => IdOf(property.Name);

    /// <summary>Id of the hint.</summary>
    public string HintId => Id + "-hint";

    /// <summary>Id of the message about a mistake.</summary>
    public string ErrorId => Id + "-error";

    /// <summary>Whether an answer is needed. A box to tick never needs one.</summary>
    public bool Required => property.Metadata.IsRequired || Type == typeof(bool);

    /// <summary>What was wrong with the answer, or null.</summary>
    public string? Mistake => Entry?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>The most characters an answer may have, or null.</summary>
    public int? Longest =>
        Rules.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
        ?? Rules.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;

    /// <summary>The smallest and largest number, or null.</summary>
    public RangeAttribute? Range => Rules.OfType<RangeAttribute>().FirstOrDefault();

    /// <summary>The kind of field the property's type and attributes ask for.</summary>
    public string Kind =>
        (property.Metadata.DataTypeName, Type) switch
        {
            ("EmailAddress", _) => "email",
            ("Password", _) => "password",
            ("PhoneNumber", _) => "tel",
            ("MultilineText", _) => "textarea",
            (_, var type) when type == typeof(bool) => "checkbox",
            (_, var type) when type == typeof(int) || type == typeof(long) => "number",
            (_, var type) when type == typeof(DateOnly) => "date",
            (_, var type) when type == typeof(TimeOnly) => "time",
            _ => "text",
        };

    /// <summary>What was answered, several for lists: as it was typed if it was typed, else as the property says.</summary>
    public IReadOnlyList<string> Answers =>
        Entry?.RawValue switch
        {
            string[] typed => typed,
            string typed => [typed],
            _ => property.Model is not string && property.Model is System.Collections.IEnumerable many
                ? [.. many.Cast<object?>().Select(Write)]
                : [Write(property.Model)],
        };

    /// <summary>Whether nothing was answered, so that nothing can be wrong with it either.</summary>
    public bool IsUnanswered => Mistake is null && Answers is [] or [""];

    /// <summary>The answer to a question that has one.</summary>
    public string Answer => Answers is [var first, ..] ? first : "";

    /// <summary>Ids of what explains the field, for <c>aria-describedby</c>, or null.</summary>
    public string? DescribedBy(bool hint) =>
        (hint, Mistake) switch
        {
            (true, not null) => $"{HintId} {ErrorId}",
            (true, null) => HintId,
            (false, not null) => ErrorId,
            _ => null,
        };

    /// <summary>The id of the field whose mistakes are kept under <paramref name="key"/>.</summary>
    public static string IdOf(string key)
    {
        // Of several fields of one name each has its place in its id.
        var place = key.IndexOf('[', StringComparison.Ordinal);
        var last = key[(key.LastIndexOf('.', place < 0 ? key.Length - 1 : place) + 1)..].ToLowerInvariant();
        return "f-" + string.Concat(last.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
    }

    private Type Type => property.Metadata.UnderlyingOrModelType;

    private IReadOnlyList<object> Rules => property.Metadata.ValidatorMetadata;

    private ModelStateEntry? Entry =>
        view.ModelState[Name]
        ?? view.ModelState[property.Name]
        ?? view.ModelState[property.Name[(property.Name.LastIndexOf('.') + 1)..]];

    private static string Write(object? value) =>
        value switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
