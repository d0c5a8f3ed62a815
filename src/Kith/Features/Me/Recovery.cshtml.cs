using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>A new recovery code; the old one, wherever its paper is, opens nothing any more.</summary>
public sealed class RecoveryModel(ViewerDb db, OwnAccount own, Proof proof) : ProvenPage(db, proof)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!IsProven())
            return Again();
        await own.RenewCodeAsync(Person.Id, ct);
        return SeeOther("/sign-up/code?next=%2Fme%2Fsettings");
    }
}
