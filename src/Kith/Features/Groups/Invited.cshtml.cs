using Kith.Data;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>
/// Behind an invitation link: what the group is, and the way in. Who is not a member of the hub yet becomes one and is led back.
/// A link that has ended looks like one that never was.
/// </summary>
[AllowAnonymous]
public sealed class InvitedModel(ViewerDb db, GroupLinks invitations, Secrets secrets, T texts)
    : JoiningPage(secrets, texts)
{
    private Invited _invited = null!;

    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    public override bool IsAsking => _invited.GroupLink.Trust == Trust.Reviewed;

    public bool IsMember => db.Viewer.IsMember;

    public override async Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await invitations.FindAsync(Token, HttpContext.RequestAborted) is not { } invited)
            return NotFound();
        (_invited, Group, Agreement) = (invited, invited.Group, invited.Agreement);
        Verdict = JoiningRules.MayFollow(db.Viewer, Group);
        return db.Viewer.RoleIn(Group.Id) is null ? null : SeeOther($"/groups/{Group.Slug}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!Verdict.IsAllowed)
            return Refuse(Verdict);
        Check();
        if (!ModelState.IsValid)
            return Again();
        return Answered(await invitations.FollowAsync(db.Viewer, _invited, Words(), ct));
    }
}
