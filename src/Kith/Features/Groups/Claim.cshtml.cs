using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>"This is our group": for the people of a group that came from a list.</summary>
public sealed class ClaimModel(ViewerDb db, Claiming claiming, T texts) : GroupPage(db)
{
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

    /// <summary>Why it cannot be claimed, or allowed.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether they have asked already.</summary>
    public bool HasAsked { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var me = Db.Viewer.PersonId;
        Verdict = ClaimRules.MayClaim(Db.Viewer, Group);
        HasAsked = await Db.GroupClaims.AnyAsync(c => c.GroupId == Group.Id && c.PersonId == me);
        return null;
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
        var verdict = await claiming.AskAsync(Db.Viewer, Group.Id, Name.Trim(), Why.Trim(), ct);
        return verdict.IsAllowed ? SeeOther(At("/claim")) : Refuse(verdict);
    }
}
