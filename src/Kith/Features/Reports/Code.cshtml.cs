using System.ComponentModel.DataAnnotations;
using Kith.Features.Coming;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Reports;

/// <summary>Back to a report with the code that was written down.</summary>
[AllowAnonymous]
public sealed class CodeModel(Receipts receipts, CodeTries tries, T texts) : FormPage
{
    [BindProperty(Name = "code"), Required(ErrorMessage = "Report.Code.Missing"), StringLength(40)]
    public string Code { get; set; } = "";

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MayTry(HttpContext))
        {
            ModelState.AddModelError("code", texts["Report.TooMany"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (await receipts.FindAsync(Code, ct) is not null)
            return SeeOther($"/report/{ReportWords.Code(Code).ToLowerInvariant()}");
        ModelState.AddModelError("code", texts["Report.Code.Wrong"]);
        return Again();
    }
}
