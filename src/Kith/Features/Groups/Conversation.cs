using System.Text.Json;
using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>A request as its two sides read it.</summary>
/// <param name="Request">Where it stands.</param>
/// <param name="Answers">Each question with its answer.</param>
/// <param name="Messages">What was said since, oldest first.</param>
public sealed record Conversation(
    JoinRequest Request,
    IReadOnlyList<(string Question, string Answer)> Answers,
    IReadOnlyList<(bool FromHosts, string Words, DateTime At)> Messages
)
{
    /// <summary>Most messages shown; nobody needs more to decide.</summary>
    private const int Most = 100;

    /// <summary>Opens what is sealed; what can no longer be opened stays empty.</summary>
    public static async Task<Conversation> OpenAsync(
        ViewerDb db,
        JoinRequest request,
        Secrets secrets,
        CancellationToken ct
    )
    {
        var messages = await db
            .JoinMessages.Where(m => m.RequestId == request.Id)
            .OrderBy(m => m.At)
            .Take(Most)
            .ToListAsync(ct);
        var answers = JsonSerializer.Deserialize<List<string>>(secrets.Unseal(request.AnswersSealed) ?? "[]") ?? [];
        return new(
            request,
            [.. JoiningPage.Lines(request.Questions).Zip(answers)],
            [.. messages.Select(m => (m.FromHosts, secrets.Unseal(m.WordsSealed) ?? "", m.At))]
        );
    }
}
