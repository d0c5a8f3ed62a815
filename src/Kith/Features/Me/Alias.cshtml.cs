using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Another name in the hub. The old one is shown nowhere and nobody can take it for ninety days.</summary>
public sealed class AliasModel(ViewerDb db, OwnAccount own, T texts, TimeProvider clock) : FormPage
{
    [
        BindProperty(Name = "alias"),
        Required(ErrorMessage = "Accounts.Alias.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string Name { get; set; } = "";

    public Person Person { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        Person = await db.People.SingleAsync();
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Name = Person.UserName!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!PersonRules.MayRename(Person, clock.GetUtcNow().UtcDateTime).IsAllowed)
            ModelState.AddModelError("alias", texts["Own.Alias.Soon"]);
        else if (ModelState.IsValid && !Accounts.Alias.IsName(Name.Trim()))
            ModelState.AddModelError("alias", texts["Accounts.Alias.Odd"]);
        if (ModelState.IsValid && !await own.RenameAsync(Person.Id, Name.Trim(), ct))
            ModelState.AddModelError("alias", texts["Accounts.Alias.Taken"]);
        return ModelState.IsValid ? SeeOther("/me") : Again();
    }
}
