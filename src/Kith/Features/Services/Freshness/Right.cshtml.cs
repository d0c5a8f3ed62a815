using Kith.Data;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Services.Freshness;

/// <summary>
/// "Is this still right?", answered by anybody with one tap on the service's page. The page behind it asks again where a browser does
/// not say that the form was ours.
/// </summary>
[AllowAnonymous, OneTap]
public sealed class RightModel(ViewerDb db, CheckBook book, CheckTries tries, T texts) : OneServicePage(db)
{
    [BindProperty(Name = "right")]
    public bool? Right { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Right is not { } right)
        {
            ModelState.AddModelError("", texts["Error.NotUnderstood"]);
            return Again();
        }
        // Whoever says it twice, or from a place where somebody said it today, is thanked and not counted.
        if (tries.MaySay(HttpContext, One.Service.Id))
            await book.SayAsync(One.Service.Id, right, ct);
        return SeeOther(right ? $"{Back}/thanks" : $"{Back}/correct");
    }
}
