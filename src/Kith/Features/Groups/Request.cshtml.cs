using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>My request to join a group: where it stands, and the hosts' words about it.</summary>
public sealed class RequestModel(ViewerDb db, Requesting asking, Secrets secrets) : FormPage
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "words"), StringLength(JoinRequest.LongestAnswer), Keepable, DataType(DataType.MultilineText)]
    public string? Words { get; set; }

    /// <summary>Null when they have not asked, or what they asked is erased.</summary>
    public Conversation? Conversation { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        var me = db.Viewer.PersonId;
        // Found by whose it is, not by whether the group may be seen: a reviewed link to a hidden group leads here too.
        var request = await db.JoinRequests.FirstOrDefaultAsync(r =>
            r.PersonId == me && db.GroupsBySlug(Slug).Contains(r.GroupId)
        );
        if (request is not null)
            Conversation = await Conversation.OpenAsync(db, request, secrets, HttpContext.RequestAborted);
        return request is null && !await db.Groups.AnyAsync(g => g.Slug == Slug) ? NotFound() : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        if (Conversation is { } mine && !string.IsNullOrWhiteSpace(Words))
        {
            var said = await asking.SayAsync(db.Viewer, mine.Request.Id, secrets.Seal(Words)!, ct);
            if (!said.IsAllowed)
                return Refuse(said);
        }
        return SeeOther($"/groups/{Slug}/request");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Conversation is { } mine)
            await asking.WithdrawAsync(db.Viewer.PersonId!.Value, mine.Request.GroupId, ct);
        return SeeOther("/me");
    }
}
