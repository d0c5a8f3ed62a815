using Kith.Data;
using Kith.Features.Safety;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Topics;

/// <summary>Takes one's own suggestion back, also while one's account rests; hosts put away what was talked about.</summary>
[OpenWhilePaused]
public sealed class AwayModel(ViewerDb db, Suggestions suggestions) : TopicPage(db)
{
    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var verdict = TopicRules.MayPutAway(Seen.IsMine, Db.Viewer, Group.Id);
        return verdict.IsAllowed ? null : Refuse(verdict);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = await suggestions.PutAwayAsync(Db.Viewer.PersonId!.Value, Seen.Topic, ct);
        return verdict.IsAllowed ? SeeOther(At("/topics")) : Refuse(verdict);
    }
}
