using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Propose somebody who would look after the hub too. Another steward has to agree.</summary>
public sealed class ProposeModel(ViewerDb db, Stewardship stewardship, T texts) : AdminPage(db)
{
    [BindProperty(Name = "alias"), Required(ErrorMessage = "Accounts.Alias.Missing"), StringLength(Person.LongestAlias)]
    [Keepable]
    public string Alias { get; set; } = "";

    [BindProperty(Name = "reason"), Required(ErrorMessage = "Admin.Reason.Missing")]
    [StringLength(AuditEntry.LongestReason), DataType(DataType.MultilineText), Keepable]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var verdict = await stewardship.ProposeAsync(Me, Alias.Trim(), Reason, ct);
        if (verdict.Reason is not { } why)
            return SeeOther("/admin/stewards");
        ModelState.AddModelError("alias", texts[why]);
        return Again();
    }
}
