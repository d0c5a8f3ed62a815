using Kith.Data;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Ends my calendar address, wherever it was copied to.</summary>
public sealed class CalendarEndModel(ViewerDb db) : FormPage
{
    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await db.WriteAsync(
            async own =>
            {
                foreach (var key in await own.CalendarKeys.ToListAsync(ct))
                    own.Remove(key);
                return true;
            },
            ct
        );
        return SeeOther("/me/calendar");
    }
}
