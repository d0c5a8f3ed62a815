using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Reports;

/// <summary>A report for whoever has its code: what was told, what the stewards answered, room for more.</summary>
[AllowAnonymous]
public sealed class FollowModel(Receipts receipts, ReportTries tries) : FormPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [BindProperty(Name = "more"), Required(ErrorMessage = "Report.More.Missing")]
    [StringLength(ReportWords.LongestWhat), DataType(DataType.MultilineText), Keepable]
    public string More { get; set; } = "";

    public Receipt Receipt { get; private set; } = null!;

    /// <summary>The code as it is written down.</summary>
    public string Code => ReportWords.Shown(ReportWords.Code(Key));

    public override async Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await receipts.FindAsync(Key, HttpContext.RequestAborted) is not { } receipt)
            return NotFound();
        Receipt = receipt;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MaySend(HttpContext))
            return Again(StatusCodes.Status429TooManyRequests);
        await receipts.AddAsync(Receipt.Report.Id, More.Trim(), ct);
        return SeeOther($"/report/{ReportWords.Code(Key).ToLowerInvariant()}");
    }
}
