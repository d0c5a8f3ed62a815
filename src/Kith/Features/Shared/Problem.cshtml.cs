using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Shared;

/// <summary>
/// What a person reads when something did not work: what happened, what to do, and the help lines. Needs no database. What is
/// hidden and what does not exist get the same page to the byte.
/// </summary>
[ResponseCache(NoStore = true)]
[AllowAnonymous]
public sealed class ProblemModel(T texts) : PageModel
{
    private static readonly int[] Explained = [400, 403, 404, 413, 429, 500, 503];

    /// <summary>The status of the answer; asking for this page itself is asking for nothing that exists.</summary>
    public int Status { get; private set; }

    /// <summary>What happened, in a few words.</summary>
    public string Title => texts[$"Problem.{Kind}.Title"];

    /// <summary>What happened and what to do.</summary>
    public string Words =>
        Reason is { } why && Status == StatusCodes.Status403Forbidden ? why : texts[$"Problem.{Kind}"];

    /// <summary>What the log calls this failure, for whoever is asked about it; null when there is nothing to look up.</summary>
    public string? Reference => HttpContext.Items[Problems.ReferenceItem] as string;

    /// <inheritdoc />
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        Status =
            Response.StatusCode >= StatusCodes.Status400BadRequest
                ? Response.StatusCode
                : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
    }

    private string Kind =>
        Explained.Contains(Status) ? $"{Status}"
        : Status >= StatusCodes.Status500InternalServerError ? "500"
        : "Other";

    private string? Reason => HttpContext.Items[FormTokens.ReasonItem] is string key ? texts[key] : null;
}
