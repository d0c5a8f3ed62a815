using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>End a group for good, with words for the people who were there. Its page stays; its meetups say that it is over.</summary>
public sealed class EndModel(ViewerDb db, GroupChanges changes, TimeProvider clock) : GroupHostPage(db)
{
    [
        BindProperty(Name = "words"),
        Required(ErrorMessage = "Life.Words.Missing"),
        StringLength(4000),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Words
    {
        get;
        set => field = value?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    protected override Verdict MayOpen() => BelongingRules.MayAppoint(Db.Viewer, Group.Id);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var (words, now) = (Words!.Trim(), clock.GetUtcNow().UtcDateTime);
        var verdict = await changes.EndAsync(Db.Viewer.PersonId!.Value, Group.Id, words, now, ct);
        return verdict.IsAllowed ? SeeOther(At()) : Refuse(verdict);
    }
}
