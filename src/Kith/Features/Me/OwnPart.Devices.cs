using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>What the hub keeps about the devices somebody comes with.</summary>
public sealed partial record OwnPart
{
    private static async Task<IReadOnlyList<object>> SessionsAsync(ViewerDb db, Secrets secrets) =>
        await db
            .Sessions.Select(s => new
            {
                s.Device,
                s.Shared,
                s.StartedAt,
                s.SeenAt,
            })
            .ToListAsync<object>();

    private static async Task<IReadOnlyList<object>> PasskeysAsync(ViewerDb db, Secrets secrets) =>
        await db
            .Passkeys.Select(k => new
            {
                k.Name,
                k.AddedOn,
                k.UsedOn,
            })
            .ToListAsync<object>();
}
