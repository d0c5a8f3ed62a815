using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Web;

namespace Kith.Features.Reports;

/// <summary>What somebody told, as it is sealed: one blob, so that nothing of it lies open in the database.</summary>
/// <param name="What">What happened, in their words.</param>
/// <param name="Promise">Which of the group's promises was broken; may be empty.</param>
/// <param name="Wish">What they would like to happen; may be empty.</param>
/// <param name="Contact">How to reach them; for stewards alone; may be empty.</param>
public sealed record ReportWords(string What, string? Promise = null, string? Wish = null, string? Contact = null)
{
    public const int LongestWhat = 4000;
    public const int LongestPromise = 300;
    public const int LongestWish = 1000;
    public const int LongestContact = 200;

    /// <summary>Characters of a receipt code, without dashes: 60 bits.</summary>
    public const int CodeLength = 12;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Seal(Secrets secrets) => secrets.Seal(JsonSerializer.Serialize(this, Plain))!;

    /// <summary>Null when the key it was sealed with is gone.</summary>
    public static ReportWords? Open(Secrets secrets, string words) =>
        secrets.Unseal(words) is { } json ? JsonSerializer.Deserialize<ReportWords>(json, Plain) : null;

    /// <summary>The code as compared: capital letters and digits alone.</summary>
    public static string Code(string typed) =>
        new([.. typed.Where(char.IsAsciiLetterOrDigit).Take(CodeLength + 1).Select(char.ToUpperInvariant)]);

    /// <summary>The code as it is written down, <c>XXXX-XXXX-XXXX</c>.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));
}
