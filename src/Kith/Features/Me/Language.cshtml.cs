using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>The language I read in, here and in what the hub writes to me.</summary>
public sealed class LanguageModel(ViewerDb db, OwnAccount own, Language language, T texts) : FormPage
{
    [BindProperty(Name = "language"), Required]
    public string Code { get; set; } = "";

    public IEnumerable<SelectListItem> Languages =>
        language.Offered.Select(code => new SelectListItem(texts.NameOf(code), code));

    public override async Task<IActionResult?> LoadAsync()
    {
        if (HttpMethods.IsGet(Request.Method))
            Code = (await db.People.SingleAsync()).Language;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!language.Offered.Contains(Code, StringComparer.Ordinal))
            ModelState.AddModelError("language", texts["Error.NotUnderstood"]);
        if (!ModelState.IsValid)
            return Again();
        await own.SpeakAsync(db.Viewer.PersonId!.Value, Code, ct);
        return SeeOther($"/language/{Code}?back=/me/settings");
    }
}
