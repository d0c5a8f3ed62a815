using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Where I am signed in, and a way to end all of it but here.</summary>
public sealed class SessionsModel(ViewerDb db, Sessions sessions, CurrentHub hub) : FormPage
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid Here { get; private set; }

    /// <summary>On the hub's clock.</summary>
    public DateOnly Local(DateTime utc) =>
        DateOnly.FromDateTime(MeetupTimes.Local(utc, MeetupTimes.Zone(hub.Facts.Zone)));

    public override async Task<IActionResult?> LoadAsync()
    {
        Here = Accounts.Sessions.Of(HttpContext);
        Sessions = await db.Sessions.OrderByDescending(s => s.SeenAt).ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndOthersAsync(db.Viewer.PersonId!.Value, HttpContext);
        return SeeOther("/me/sessions");
    }
}
