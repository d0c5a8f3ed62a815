using Kith.Data;
using Kith.Features.Accounts;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>A passkey of mine opens nothing any more; the last way in stays.</summary>
public sealed class PasskeyRemoveModel(ViewerDb db, Passkeys passkeys, Proof proof, T texts) : ProvenPage(db, proof)
{
    [BindProperty(Name = "passkey", SupportsGet = true)]
    public string Passkey { get; set; } = "";

    public string Name { get; private set; } = "";

    public override async Task<IActionResult?> LoadAsync()
    {
        if (
            await Db.Passkeys.Where(k => k.PublicId == Passkey).Select(k => k.Name).FirstOrDefaultAsync()
            is not { } name
        )
            return NotFound();
        Name = name;
        return await base.LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!IsProven())
            return Again();
        var verdict = await passkeys.RemoveAsync(Person.Id, Passkey, ct);
        if (verdict.IsAllowed)
            return SeeOther("/me/passkeys");
        ModelState.AddModelError("", texts[verdict.Reason!]);
        return Again();
    }
}
