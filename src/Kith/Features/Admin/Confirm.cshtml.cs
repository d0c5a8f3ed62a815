using Kith.Data;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Agree that somebody looks after the hub: never to one's own proposal, nor to oneself.</summary>
public sealed class ConfirmModel(ViewerDb db, Stewardship stewardship, TimeProvider clock)
    : StewardProposalPage(db, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await LoadAsync() ?? Done(await stewardship.ConfirmAsync(Me, Proposal, ct));
}
