using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kith.Features.Coming;

/// <summary>What somebody answered to a question of the host's; kept sealed with the question, which may be another one tomorrow.</summary>
public sealed record Answer(string Question, string Words)
{
    /// <summary>In characters; three of them, sealed, fit into the column.</summary>
    public const int LongestWords = 500;

    /// <summary>Most questions a meetup asks.</summary>
    public const int Most = 3;

    // Six signs for each letter of another alphabet would not fit into the column.
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>All of them in one piece, to be sealed; null without answers.</summary>
    public static string? Write(IReadOnlyCollection<Answer> answers) =>
        answers.Count == 0 ? null : JsonSerializer.Serialize(answers, AsWritten);

    /// <summary>What <see cref="Write"/> wrote; none when there are none or their key is gone.</summary>
    public static IReadOnlyList<Answer> Read(string? written) =>
        written is null ? [] : JsonSerializer.Deserialize<List<Answer>>(written) ?? [];
}
