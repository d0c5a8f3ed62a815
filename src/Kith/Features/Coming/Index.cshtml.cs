using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Coming;

/// <summary>Back to one's own "I'm coming" with nothing but the code, from any device; codes cannot be tried fast enough to find one.</summary>
[AllowAnonymous]
public sealed class IndexModel(Holders holders, CodeTries tries, T texts) : FormPage
{
    [BindProperty(Name = "code"), Required(ErrorMessage = "Coming.Code.Missing"), StringLength(40)]
    public string Code { get; set; } = "";

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MayTry(HttpContext))
        {
            ModelState.AddModelError("code", texts["Coming.Code.TooFast"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (await holders.TicketAsync(Code) is { } ticket)
            return SeeOther($"/coming/{ticket}");
        ModelState.AddModelError("code", texts["Coming.Code.Unknown"]);
        return Again();
    }
}
