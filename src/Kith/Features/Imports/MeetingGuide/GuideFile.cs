using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>One element of the list: the row, or why it is none.</summary>
public sealed record GuideElement(int Number, string Raw, string? Refusal);

/// <summary>
/// Reads a Meeting Guide file: one JSON list of meetings (https://github.com/code4recovery/spec). The whole file is checked
/// before anything is written, so one that broke off half-way changes nothing.
/// </summary>
public static class GuideFile
{
    /// <summary>Largest file in bytes: some 30,000 meetings, far more than any list has.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    public const int MostRows = 50_000;

    /// <summary>Deepest nesting; the format needs three levels.</summary>
    private const int MostDepth = 16;

    /// <summary>Longest row in characters, as the database keeps it.</summary>
    private const int LongestRow = 64_000;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads everything; the elements in their order.</summary>
    /// <exception cref="UnreadableInputException">It is no list of JSON, with the line and column where it stops being one.</exception>
    public static async Task<IReadOnlyList<GuideElement>> ReadAsync(Source source, CancellationToken ct)
    {
        var bytes = await source.ReadAllAsync(ct);
        return Elements(source.Name, WithoutPreamble(bytes));
    }

    private static ReadOnlyMemory<byte> WithoutPreamble(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(3) : bytes;

    private static List<GuideElement> Elements(string name, ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
            throw new UnreadableInputException(
                $"{name} is not UTF-8 text ({NotText(bytes.Span)}). Nothing was changed."
            );
        try
        {
            return Elements(name, new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = MostDepth }));
        }
        catch (JsonException e)
        {
            throw new UnreadableInputException(
                $"{name} is not valid JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {Plain(e)} Nothing was changed.",
                e
            );
        }
    }

    private static List<GuideElement> Elements(string name, Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new UnreadableInputException(
                $"{name} is no list of meetings: it must begin with [. Nothing was changed."
            );
        var rows = new List<GuideElement>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (rows.Count == MostRows)
                throw new UnreadableInputException($"{name} has more than {MostRows:N0} rows. Nothing was changed.");
            using var row = JsonDocument.ParseValue(ref reader);
            rows.Add(Element(rows.Count + 1, row.RootElement));
        }
        // Reads to the end of the file: words after the list mean that it is not what it seems.
        _ = reader.Read();
        return rows;
    }

    private static GuideElement Element(int number, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return new(number, "", "it is no meeting: { … } is missing");
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, Compact))
        {
            try
            {
                row.WriteTo(writer);
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape: JSON allows it, text does not.
                return new(number, "", "it holds characters that are not text");
            }
        }
        var raw = Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length);
        return new(number, raw, raw.Length > LongestRow ? $"it is longer than {LongestRow:N0} characters" : null);
    }

    private static string NotText(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return "it is UTF-16; save it as UTF-8";
        var valid = 0;
        while (valid < bytes.Length && Rune.DecodeFromUtf8(bytes[valid..], out _, out var used) == OperationStatus.Done)
            valid += used;
        var line = bytes[..valid].Count((byte)'\n') + 1;
        return $"line {line}, column {valid - bytes[..valid].LastIndexOf((byte)'\n')}";
    }

    /// <summary>The parser's own words without the place, which is said before them.</summary>
    private static string Plain(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[..end];
    }
}
