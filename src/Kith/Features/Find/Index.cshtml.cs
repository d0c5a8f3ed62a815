using Kith.Data;
using Kith.Features.Gaps;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Find;

/// <summary>Finds meetups near somebody who may be tired: three questions first, all others behind "More choices", everything in the address.</summary>
[PublicPage(Kept = false)]
public sealed class IndexModel(Finding finding, ViewerDb db, Spoken spoken, GapCounter gaps, T texts) : PageModel
{
    public FindAsked Asked { get; private set; } = new();

    public FindQuestion Question { get; private set; } = new();

    /// <summary>Null when the question was not understood.</summary>
    public Found? Found { get; private set; }

    public FindChoices Choices { get; private set; } = null!;

    /// <summary>Whether none of the choices behind "More choices" was made.</summary>
    public bool MoreIsPlain => ModelState.IsValid && !Asked.IsDetailed;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (Asked, Question, var mistakes) = FindReader.Read(Request.Query);
        Choices = new(Asked, await spoken.LanguagesAsync(db, ct));
        foreach (var mistake in mistakes)
            ModelState.AddModelError($"Asked.{mistake.Name}", mistake.Say(texts));
        if (mistakes.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            Found = await AnswerAsync(ct);
        return Page();
    }

    private async Task<Found> AnswerAsync(CancellationToken ct)
    {
        var found = await finding.FindAsync(Question, ct);
        if (found is { Total: 0, IsLost: false })
            gaps.Missed(Asked, found.Place?.Name);
        found = found with { Services = await finding.ServicesAsync(Question, found, ct) };
        return found.Total > 0 ? found : found with { Alternatives = await finding.InsteadAsync(Question, found, ct) };
    }
}
