using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Kith.Features.Services.Hsds;

/// <summary>Reads JSON that others made: no property twice, no deeper than 64, nothing that cannot be written down again.</summary>
public static class StrictJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The value, or in words why it cannot be read.</summary>
    public static (JsonNode? Node, string? Why) Parse(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
            return (null, "it is not UTF-8");
        try
        {
            var node = JsonNode.Parse(bytes, documentOptions: Strict);
            return HasHalves(bytes) ? (null, "a text in it has half a character (a lone surrogate)") : (node, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var line = e.Message.IndexOf(" LineNumber", StringComparison.Ordinal);
            return (null, $"it is no JSON: {(line < 0 ? e.Message : e.Message[..line])}");
        }
    }

    /// <summary>Whether an escape stands for half a character: such a text can be read, but neither kept nor passed on.</summary>
    private static bool HasHalves(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0)
            return false;
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName })
                    _ = reader.GetString();
            }
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
