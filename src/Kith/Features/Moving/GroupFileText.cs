using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kith.Features.Moving;

/// <summary>Something is wrong with a file: where, and the key of the sentence that says what.</summary>
/// <param name="Path">Such as <c>meetups[2].rule</c>; empty for the file as a whole.</param>
/// <param name="Key">Key in <c>Texts/</c>.</param>
/// <param name="Value">What the sentence names, such as a limit.</param>
public sealed record Flaw(string Path, string Key, object? Value = null);

/// <summary>A group's file as bytes: UTF-8 JSON for people to look into, read as something a stranger may have written.</summary>
public static class GroupFileText
{
    /// <summary>Deepest nesting that is read; the file itself needs five.</summary>
    private const int Deepest = 12;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = Deepest,
        WriteIndented = true,
    };

    public static byte[] Write(GroupFile file) => JsonSerializer.SerializeToUtf8Bytes(file, Options);

    /// <summary>Reads a file; null with what is wrong. What is in its fields is for <see cref="GroupFileChecks"/>.</summary>
    public static GroupFile? Read(ReadOnlyMemory<byte> bytes, out Flaw? flaw)
    {
        var plain = bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
        try
        {
            flaw = plain.Length > GroupFile.MostBytes ? new("", "Moving.Wrong.Large") : Foreign(plain);
            return flaw is null ? JsonSerializer.Deserialize<GroupFile>(plain.Span, Options) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a character in a name or a value is no JsonException where it is only compared.
            var path = (e as JsonException)?.Path ?? "";
            flaw = new(path.TrimStart('$').TrimStart('.'), "Moving.Wrong.NotUnderstood");
            return null;
        }
    }

    // Before the rest is looked at: another version may mean other things by the same words.
    private static Flaw? Foreign(ReadOnlyMemory<byte> bytes)
    {
        using var whole = JsonDocument.Parse(bytes, new() { MaxDepth = Deepest, AllowDuplicateProperties = false });
        var root = whole.RootElement;
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("kind", out var kind)
            || kind.ValueKind != JsonValueKind.String
            || !kind.ValueEquals(GroupFile.OurKind)
        )
            return new("", "Moving.Wrong.Kind");
        return
            root.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == GroupFile.Newest
            ? null
            : new("version", "Moving.Wrong.Version", GroupFile.Newest);
    }
}
