using Kith.Data;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Join an open group, or ask to join one that asks first.</summary>
public sealed class JoinModel(ViewerDb db, Belonging belonging, Requesting asking, Secrets secrets, T texts)
    : JoiningPage(secrets, texts)
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    public override bool IsAsking => Group.Joining == GroupJoining.Questions;

    /// <summary>Whether there is nothing left to do.</summary>
    public bool Belongs => db.Viewer.RoleIn(Group.Id) is not null;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.Groups.FirstOrDefaultAsync(g => g.Slug == Slug) is not { } group)
            return NotFound();
        Group = group;
        Verdict = BelongingRules.MayJoin(db.Viewer, group);
        Agreement = await db.Agreements.FirstOrDefaultAsync(a =>
            a.GroupId == group.Id && a.Version == group.AgreementVersion
        );
        return null;
    }

    public override async Task<IActionResult> OnGetAsync() =>
        await LoadAsync()
        ?? (
            Belongs ? Page()
            : !Verdict.IsAllowed ? Again(StatusCodes.Status403Forbidden)
            : await WaitsAsync() ? SeeOther($"/groups/{Slug}/request")
            : Page()
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Belongs)
            return SeeOther($"/groups/{Group.Slug}");
        if (!Verdict.IsAllowed)
            return Again(StatusCodes.Status403Forbidden);
        Check();
        if (!ModelState.IsValid)
            return Again();
        return Answered(
            IsAsking
                ? await asking.AskAsync(db.Viewer, Group.Id, Words(), ct)
                : await belonging.JoinAsync(db.Viewer, Group.Id, Name.Trim(), Version, ct)
        );
    }

    // Who has asked already finds the hosts' answer here, not an empty form.
    private async Task<bool> WaitsAsync()
    {
        var me = db.Viewer.PersonId;
        return IsAsking
            && await db.JoinRequests.AnyAsync(r =>
                r.PersonId == me && r.GroupId == Group.Id && r.State == RequestState.Pending
            );
    }
}
