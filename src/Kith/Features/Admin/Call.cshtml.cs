using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>One service to ring: its numbers, what to ask, and a button for whatever came of it.</summary>
public sealed class CallModel(ViewerDb db, CallBook book, CurrentHub hub, TimeProvider clock, T texts) : AdminPage(db)
{
    [FromRoute(Name = "call")]
    public string Key { get; set; } = "";

    [BindProperty(Name = "outcome")]
    public CallOutcome? Outcome { get; set; }

    public ServiceView View { get; private set; } = null!;

    /// <summary>Whether this steward rings it now.</summary>
    public bool IsMine { get; private set; }

    /// <summary>Whether anybody does.</summary>
    public bool IsSomebodys { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        var ct = HttpContext.RequestAborted;
        if (
            await Db.ServiceCalls.FirstOrDefaultAsync(c => c.PublicId == Key, ct) is not { } call
            || await ServiceShown.FindAsync(Db, $"{call.ServiceId}", ct) is not { } shown
        )
            return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        (IsMine, IsSomebodys) = (call.IsClaimedBy(Me, now), call.IsClaimed(now));
        View = new(shown.Service, shown.Whole, shown.Kept, MeetupTimes.Zone(hub.Facts.Zone));
        return null;
    }

    public async Task<IActionResult> OnPostClaimAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (await book.ClaimAsync(Me, Key, ct))
            return SeeOther($"/admin/services/calls/{Key}");
        return await TellAsync("Calls.Claimed.What");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Outcome is not { } outcome || !Enum.IsDefined(outcome))
            return await TellAsync("Error.NotUnderstood");
        if (!await book.AnswerAsync(Me, Key, outcome, ct))
            return await TellAsync("Calls.Late");
        return SeeOther(
            outcome == CallOutcome.Changed ? $"/services/{View.Service.Id}/correct" : "/admin/services/calls"
        );
    }

    private async Task<IActionResult> TellAsync(string key)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        ModelState.AddModelError("", texts[key]);
        return Again(StatusCodes.Status409Conflict);
    }
}
