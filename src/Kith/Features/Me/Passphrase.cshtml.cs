using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Another passphrase: the old one is asked, and every other session ends, a thief's too.</summary>
public sealed class PassphraseModel(ViewerDb db, OwnAccount own, Proof proof, Sessions sessions, T texts) : FormPage
{
    [
        BindProperty(Name = "old"),
        Required(ErrorMessage = "Accounts.Passphrase.Missing"),
        StringLength(Passphrase.Longest),
        DataType(DataType.Password)
    ]
    public string Old { get; set; } = "";

    [BindProperty(Name = "new"), Required(ErrorMessage = "Accounts.Passphrase.Missing"), DataType(DataType.Password)]
    public string New { get; set; } = "";

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await db.People.SingleAsync(ct);
        if (New.Length > 0 && Passphrase.Wrong(New, person.UserName!) is { } wrong)
            ModelState.AddModelError("new", texts[wrong, Passphrase.Shortest]);
        if (!ModelState.IsValid || !proof.IsGiven(this, person, Old, "old"))
            return Again();
        var here = Accounts.Sessions.Of(HttpContext);
        var shared = await db.Sessions.Where(s => s.Id == here).Select(s => s.Shared).SingleAsync(ct);
        person = await own.ChangePassphraseAsync(person.Id, New, ct);
        await sessions.OpenAsync(HttpContext, person, shared);
        return SeeOther("/me/settings");
    }
}
