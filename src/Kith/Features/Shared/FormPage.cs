using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Shared;

/// <summary>
/// A page with a form. The way of a request: <see cref="LoadAsync"/> finds what the page is about (or answers 404), then the
/// handler acts. Bad input shows the form again with 422, a missing or stale form token with 400; what was typed stays.
/// </summary>
public abstract class FormPage : PageModel
{
    /// <summary>Finds what the page shows, for GET and for POST alike; an answer other than null is given instead of the page.</summary>
    public abstract Task<IActionResult?> LoadAsync();

    public virtual async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    /// <summary>The form again, as typed.</summary>
    public IActionResult Again(int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Done: the browser gets the page at this local path (303), so that reloading it sends nothing twice.</summary>
    protected IActionResult SeeOther(string path)
    {
        Response.Headers.Location = path;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A refusal that says why: 403 with the sentence behind the verdict's reason.</summary>
    protected IActionResult Refuse(Rules.Verdict verdict)
    {
        HttpContext.Items[Web.FormTokens.ReasonItem] = verdict.Reason;
        return StatusCode(StatusCodes.Status403Forbidden);
    }
}
