using Kith.Data;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Cards;

/// <summary>"This helped me", said by anybody, once, and taken back if they like.</summary>
[AllowAnonymous]
public sealed class SayModel(ViewerDb db, Helped helped, CardTries tries, T texts) : FormPage
{
    [FromRoute(Name = "card")]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "helped")]
    public bool HasHelped { get; set; }

    public ShelfCard One { get; private set; } = null!;

    /// <summary>Whether they said so before.</summary>
    public bool HasSaid { get; private set; }

    private string? _voter;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        var ct = HttpContext.RequestAborted;
        if (await db.FindAsync(Slug, texts.Language, ct) is not { } found)
            return NotFound();
        One = found;
        _voter = helped.VoterOf(HttpContext, db.Viewer, Slug, give: HttpMethods.IsGet(Request.Method));
        HasSaid = await helped.HasSaidAsync(found.Card.Id, _voter, ct);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (_voter is null)
            ModelState.AddModelError("", texts["Cards.Helped.NoCookie"]);
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MaySay(HttpContext))
        {
            ModelState.AddModelError("", texts["Report.TooMany"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        await helped.SayAsync(One.Card.Id, _voter!, HasHelped, ct);
        return SeeOther(One.Path);
    }
}
