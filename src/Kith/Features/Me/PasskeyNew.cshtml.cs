using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>Adds a passkey. The passphrase is asked as well: a stranger at an unlocked phone must not make themselves a way in.</summary>
public sealed class PasskeyNewModel(ViewerDb db, Passkeys passkeys, Proof proof, T texts) : ProvenPage(db, proof)
{
    [
        BindProperty(Name = "name"),
        Required(ErrorMessage = "Passkeys.Name.Missing"),
        StringLength(Passkey.LongestName),
        Keepable
    ]
    public string Name { get; set; } = "";

    /// <summary>What the device answered, JSON.</summary>
    [BindProperty(Name = "answer"), StringLength(20_000)]
    public string? Answer { get; set; }

    /// <summary>What the browser is to ask the device for, JSON.</summary>
    public string Options { get; private set; } = "";

    public override async Task<IActionResult?> LoadAsync()
    {
        await base.LoadAsync();
        Options = await passkeys.OfferAsync(HttpContext, Person);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await base.LoadAsync();
        if (IsProven())
        {
            var verdict = await passkeys.AddAsync(HttpContext, Person, Answer ?? "", Name.Trim(), ct);
            if (verdict.IsAllowed)
                return SeeOther("/me/passkeys");
            ModelState.AddModelError("", texts[verdict.Reason!, Passkey.Most]);
        }
        await LoadAsync();
        return Again();
    }
}
