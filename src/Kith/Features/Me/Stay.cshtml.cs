using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>I changed my mind: nothing is erased.</summary>
public sealed class StayModel(ViewerDb db, Erasure erasure) : FormPage
{
    public Person Person { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        Person = await db.People.SingleAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        await erasure.StayAsync(Person.Id, ct);
        return SeeOther("/me");
    }
}
