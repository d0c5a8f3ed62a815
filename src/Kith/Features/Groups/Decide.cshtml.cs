using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>One request to join, for the hosts: read it, ask back, let in or decline.</summary>
public sealed class DecideModel(ViewerDb db, Requesting asking, Secrets secrets, T texts) : GroupHostPage(db)
{
    [FromRoute(Name = "request")]
    public string RequestId { get; set; } = "";

    [BindProperty(Name = "words"), StringLength(JoinRequest.LongestAnswer), Keepable, DataType(DataType.MultilineText)]
    public string? Words { get; set; }

    public Conversation Conversation { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var request = await Db.JoinRequests.FirstOrDefaultAsync(r => r.PublicId == RequestId && r.GroupId == Group.Id);
        if (request is null)
            return NotFound();
        Conversation = await Conversation.OpenAsync(Db, request, secrets, HttpContext.RequestAborted);
        return null;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        WithAsync(async () =>
        {
            if (string.IsNullOrWhiteSpace(Words))
                return SeeOther(At($"/requests/{RequestId}"));
            var said = await asking.SayAsync(Db.Viewer, Conversation.Request.Id, secrets.Seal(Words)!, ct);
            return said.IsAllowed ? SeeOther(At($"/requests/{RequestId}")) : Refuse(said);
        });

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        WithAsync(async () =>
        {
            var joined = await asking.AcceptAsync(Db.Viewer.PersonId!.Value, Group.Id, Conversation.Request.Id, ct);
            if (joined == Joined.Done)
                return SeeOther(At("/requests"));
            ModelState.AddModelError("", texts[$"Joining.Accept.{joined}"]);
            return Again(StatusCodes.Status409Conflict);
        });

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) =>
        WithAsync(async () =>
            await asking.DeclineAsync(Db.Viewer.PersonId!.Value, Group.Id, Conversation.Request.Id, ct)
                ? SeeOther(At("/requests"))
                : Refuse(Verdict.Refused("Joining.Decided"))
        );

    private async Task<IActionResult> WithAsync(Func<Task<IActionResult>> act) =>
        await LoadAsync() is { } instead ? instead
        : ModelState.IsValid ? await act()
        : Again();
}
