using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Where I am signed in, and a way to end all of it but here.</summary>
public sealed class SessionsModel(ViewerDb db, Sessions sessions) : FormPage
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid Here { get; private set; }

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
