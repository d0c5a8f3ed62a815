using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>"I run this": for whoever runs a meetup that came from a list without a group.</summary>
public sealed class ClaimMeetupModel(ViewerDb db, MeetupClaiming claiming, T texts) : FormPage
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    [
        BindProperty(Name = "group"),
        Required(ErrorMessage = "Claims.Group.Missing"),
        StringLength(MeetupClaim.LongestGroup),
        Keepable
    ]
    public string GroupName { get; set; } = "";

    [
        BindProperty(Name = "name"),
        Required(ErrorMessage = "Belonging.Name.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string Name { get; set; } = "";

    [
        BindProperty(Name = "why"),
        Required(ErrorMessage = "Claims.Why.Missing"),
        StringLength(GroupClaim.Longest),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string Why { get; set; } = "";

    public Meetup Meetup { get; private set; } = null!;

    /// <summary>Why it cannot be claimed, or allowed.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether they have asked already.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>The meetup's page.</summary>
    public string Back => $"/meetups/series/{Meetup.PublicId}";

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.Meetups.FirstOrDefaultAsync(m => m.PublicId == Id) is not { } meetup)
            return NotFound();
        var me = db.Viewer.PersonId;
        var isLone = meetup.GroupId is null && await db.FeedRows.AnyAsync(r => r.MeetupId == meetup.Id);
        (Meetup, Verdict) = (meetup, ClaimRules.MayClaim(db.Viewer, isLone ? meetup : null));
        HasAsked = await db.MeetupClaims.AnyAsync(c => c.MeetupId == meetup.Id && c.PersonId == me);
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        GroupName = Meetup.Title.Length <= MeetupClaim.LongestGroup ? Meetup.Title : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!Verdict.IsAllowed)
            return Refuse(Verdict);
        Names.Check(ModelState, texts, Name);
        if (!ModelState.IsValid)
            return Again();
        var said = (GroupName.Trim(), Name.Trim(), Why.Trim());
        var verdict = await claiming.AskAsync(db.Viewer, Meetup.Id, said, ct);
        return verdict.IsAllowed ? SeeOther($"{Back}/claim") : Refuse(verdict);
    }
}
