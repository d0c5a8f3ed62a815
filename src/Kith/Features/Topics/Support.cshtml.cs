using Kith.Data;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Topics;

/// <summary>Says quietly that one would like a topic too, or no longer.</summary>
public sealed class SupportModel(ViewerDb db, Suggestions suggestions) : TopicPage(db)
{
    [BindProperty(Name = "wants")]
    public bool Wants { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (TopicRules.MaySuggest(Db.Viewer, Group) is { IsAllowed: false } refused)
            return Refuse(refused);
        if (!ModelState.IsValid)
            return Again();
        var verdict = await suggestions.SupportAsync(Db.Viewer.PersonId!.Value, Seen.Topic, Wants, ct);
        return verdict.IsAllowed ? SeeOther(At("/topics")) : Refuse(verdict);
    }
}
