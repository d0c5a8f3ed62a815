using Kith.Data;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Take a proposal off the list.</summary>
public sealed class DropModel(ViewerDb db, Stewardship stewardship, TimeProvider clock) : StewardProposalPage(db, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await LoadAsync() ?? Done(await stewardship.DropAsync(Me, Proposal, ct));
}
