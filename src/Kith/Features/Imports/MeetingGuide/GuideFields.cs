using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>
/// The fields of one row, read forgivingly: a number may stand for a text, a text for a number. What cannot be taken leaves a
/// remark, so that nothing goes missing silently.
/// </summary>
public sealed partial class GuideFields(JsonElement row)
{
    private readonly List<string> _remarks = [];

    public IReadOnlyList<string> Remarks => _remarks;

    public void Remark(string sentence)
    {
        if (!_remarks.Contains(sentence))
            _remarks.Add(sentence);
    }

    /// <summary>A field as it is, or null when it is absent or null.</summary>
    public JsonElement? Value(string field) =>
        row.TryGetProperty(field, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A short text in one line; null when absent or empty.</summary>
    public string? Words(string field, int longest)
    {
        if (Text(field) is not { } text)
            return null;
        return Fit(field, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), longest);
    }

    /// <summary>A long text: line breaks stay, mark-up is taken out as the format says.</summary>
    public string? Notes(string field, int longest)
    {
        if (Text(field) is not { } text)
            return null;
        var plain = WebUtility.HtmlDecode(Tag().Replace(text.ReplaceLineEndings("\n"), ""));
        return Fit(field, Clean(plain).Trim(), longest);
    }

    /// <summary>An http or https address; any other leaves a remark.</summary>
    public string? Link(string field, int longest)
    {
        if (Text(field)?.Trim() is not { Length: > 0 } text)
            return null;
        if (
            text.Length <= longest
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0
        )
            return text;
        Remark($"{field} is no web address and was left out");
        return null;
    }

    /// <summary>Degrees within a bound; anything else leaves a remark.</summary>
    public double? Degrees(string field, double most)
    {
        var value = Value(field);
        if (value is null || (Text(field) is { Length: 0 }))
            return null;
        var number = value.Value.ValueKind == JsonValueKind.Number ? value.Value.GetRawText() : Text(field);
        if (
            double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= most
        )
            return degrees;
        Remark($"{field} '{Short(value.Value.GetRawText())}' is no place on earth and was left out");
        return null;
    }

    /// <summary>The items of a list, or of a text with commas.</summary>
    public IEnumerable<string> Items(string field)
    {
        var value = Value(field);
        if (value is { ValueKind: JsonValueKind.Array } list)
            return list.EnumerateArray().Select(i => Scalar(i) ?? "").Where(i => i.Length > 0);
        return (Text(field) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Text without what databases and screens cannot hold; null when absent, empty or no text.</summary>
    public string? Text(string field)
    {
        if (Value(field) is not { } value)
            return null;
        if (Scalar(value) is not { } text)
        {
            Remark($"{field} is no text and was left out");
            return null;
        }
        return Clean(text) is { } clean && !string.IsNullOrWhiteSpace(clean) ? clean : null;
    }

    /// <summary>The beginning of what somebody typed, for a message.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string? Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private string? Fit(string field, string text, int longest)
    {
        if (text.Length <= longest)
            return text.Length == 0 ? null : text;
        Remark($"{field} was longer than {longest} characters and was cut");
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }

    private static string Clean(string text) => new([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]);

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,500}>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
