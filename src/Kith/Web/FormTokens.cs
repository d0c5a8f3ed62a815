using Kith.Features.Me;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kith.Web;

/// <summary>
/// Checks the form token of every POST. A missing or stale one is mostly a page left open overnight, so the person gets their
/// form back as they typed it, with a fresh token, and is asked to send it again: 400, nothing lost, nothing done.
/// </summary>
public sealed class FormTokens(IAntiforgery antiforgery, T texts) : IAsyncPageFilter
{
    /// <summary>Where a refusing page leaves the key of the sentence that says why.</summary>
    public const string ReasonItem = "Kith.Reason";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (
            !HttpMethods.IsPost(context.HttpContext.Request.Method)
            || context.HandlerInstance is ProblemModel or StopModel
            || OneTapAttribute.IsAllowed(context)
            || await antiforgery.IsRequestValidAsync(context.HttpContext)
        )
        {
            await next();
            return;
        }
        context.Result = await AskAgainAsync(context);
    }

    private async Task<IActionResult> AskAgainAsync(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is not FormPage page)
            return new StatusCodeResult(StatusCodes.Status400BadRequest);
        if (await page.LoadAsync() is { } instead)
            return instead;
        page.ModelState.Clear();
        page.ModelState.AddModelError("", texts["Shared.StaleForm"]);
        return page.Again(StatusCodes.Status400BadRequest);
    }
}
