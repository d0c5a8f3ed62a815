using Kith.Data;
using Kith.Features.Accounts;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>The devices that let me in without typing.</summary>
public sealed class PasskeysModel(ViewerDb db) : PageModel
{
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public bool MayAdd => PersonRules.MayAddPasskey(Passkeys.Count).IsAllowed;

    public async Task OnGetAsync() =>
        Passkeys = await db.Passkeys.OrderBy(k => k.AddedOn).ThenBy(k => k.PublicId).ToListAsync();
}
