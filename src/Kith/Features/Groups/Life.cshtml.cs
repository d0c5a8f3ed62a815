using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Groups;

/// <summary>Take a break, close for a time, come back. The group's meetups rest and wake with it.</summary>
public sealed class LifeModel(ViewerDb db, GroupChanges changes, T texts, TimeProvider clock) : GroupHostPage(db)
{
    [BindProperty(Name = "state")]
    public GroupState State { get; set; }

    [BindProperty(Name = "reason"), StringLength(500), Keepable, DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    public IEnumerable<SelectListItem> States =>
        new[] { GroupState.Active, GroupState.Paused, GroupState.Closed }.Select(s => new SelectListItem(
            texts[$"Life.State.{s}"],
            s.ToString(),
            s == Group.State
        ));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Group.State == GroupState.Archived)
            return Refuse(Rules.Verdict.Refused("Life.IsOver"));
        if (State is (GroupState.Paused or GroupState.Closed) && string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError("reason", texts["Life.Reason.Missing"]);
        if (!ModelState.IsValid || State is not (GroupState.Active or GroupState.Paused or GroupState.Closed))
            return Again();
        var (reason, now) = (State == GroupState.Active ? null : Reason!.Trim(), clock.GetUtcNow().UtcDateTime);
        var verdict = await changes.ChangeAsync(
            Db.Viewer.PersonId!.Value,
            Group.Id,
            (group, host) => group.Become(State, reason, host.FaceId, now),
            ct
        );
        return verdict.IsAllowed ? SeeOther(At()) : Refuse(verdict);
    }
}
