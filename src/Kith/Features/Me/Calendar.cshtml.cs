using Kith.Data;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>An address for my calendar program. It is shown once; another one ends the last.</summary>
public sealed class CalendarModel(ViewerDb db, Address address, TimeProvider clock) : FormPage
{
    /// <summary>Titles as they are, instead of "Appointment".</summary>
    [BindProperty(Name = "plain")]
    public bool Plain { get; set; }

    public bool HasOne { get; private set; }

    /// <summary>The new address; null unless it was just made.</summary>
    public string? Link { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        HasOne = await db.CalendarKeys.AnyAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var token = Secrets.NewToken();
        await db.WriteAsync(
            async own =>
            {
                foreach (var old in await own.CalendarKeys.ToListAsync(ct))
                    own.Remove(old);
                await own.SaveAsync(ct);
                var me = await own.People.SingleAsync(ct);
                own.Add(CalendarKey.Make(me, Secrets.Hash(token), !Plain, clock.GetUtcNow().UtcDateTime));
                return true;
            },
            ct
        );
        Link = address.Link($"/calendars/{token}.ics");
        return Page();
    }
}
