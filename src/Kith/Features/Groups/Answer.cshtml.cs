using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>Answer what a steward wants to know before welcoming the group.</summary>
public sealed class AnswerModel(ViewerDb db, GroupChanges changes) : GroupHostPage(db)
{
    [BindProperty(Name = "words"), Required, StringLength(1000), Keepable, DataType(DataType.MultilineText)]
    public string? Words { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var answer = Words!.Trim();
        var verdict = await changes.ChangeAsync(
            Db.Viewer.PersonId!.Value,
            Group.Id,
            (group, _) => group.AnswerBeforeWelcome(answer),
            ct
        );
        return verdict.IsAllowed ? SeeOther(At()) : Refuse(verdict);
    }
}
