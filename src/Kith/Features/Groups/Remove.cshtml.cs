using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>Ask somebody to leave the group, and tell them why.</summary>
public abstract class PartingPage(ViewerDb db, Partings partings) : FellowPage(db)
{
    [BindProperty(Name = "reason"), Required(ErrorMessage = "Parting.Reason.Missing")]
    [StringLength(Parting.LongestReason), DataType(DataType.MultilineText), Keepable]
    public string Reason { get; set; } = "";

    protected abstract bool Bars { get; }

    protected override Verdict MayOpen() => BelongingRules.MayHost(Db.Viewer, Group.Id);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var verdict = SafetyRules.MayRemove(Db.Viewer.RoleIn(Group.Id)!.Value, Membership.Role, IsMe);
        return verdict.IsAllowed ? null : Refuse(verdict);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var me = Db.Viewer.PersonId!.Value;
        var verdict = await partings.PartAsync(me, Group.Id, FaceKey, (Reason.Trim(), Bars), ct);
        return verdict.IsAllowed ? SeeOther(At()) : Refuse(verdict);
    }
}

/// <summary>Remove somebody; they may join again.</summary>
public sealed class RemoveModel(ViewerDb db, Partings partings) : PartingPage(db, partings)
{
    protected override bool Bars => false;
}

/// <summary>Bar somebody; they cannot come back, under whatever name.</summary>
public sealed class BarModel(ViewerDb db, Partings partings) : PartingPage(db, partings)
{
    protected override bool Bars => true;
}
