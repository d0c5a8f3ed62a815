using Kith.Data;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Polls;

/// <summary>Ends the question; it and all answers are erased. For hosts.</summary>
public sealed class EndModel(ViewerDb db, Polling polling, T texts) : PollPage(db, texts)
{
    protected override Verdict MayOpen() => BelongingRules.MayHost(Db.Viewer, Group.Id);

    public override async Task<IActionResult?> LoadAsync() =>
        await base.LoadAsync() ?? (Poll is null ? SeeOther(At("/poll")) : null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = await polling.EndAsync(Db.Viewer.PersonId!.Value, Poll!, ct);
        return verdict.IsAllowed ? SeeOther(At("/poll")) : Refuse(verdict);
    }
}
