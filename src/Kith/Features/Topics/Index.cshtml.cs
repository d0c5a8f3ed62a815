using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Topics;

/// <summary>What should we talk about next: members suggest, and say quietly what they would like too.</summary>
public sealed class IndexModel(ViewerDb db, Suggestions suggestions, T texts) : GroupMemberPage(db)
{
    [
        BindProperty(Name = "words"),
        Required(ErrorMessage = "Topics.Missing"),
        StringLength(Topic.LongestWords),
        Keepable
    ]
    public string? Words { get; set; }

    public IReadOnlyList<TopicSeen> Topics { get; private set; } = [];

    /// <summary>Why nothing can be suggested, or allowed.</summary>
    public Verdict MaySuggest => TopicRules.MaySuggest(Db.Viewer, Group);

    public bool IsHost => Db.Viewer.IsHostOf(Group.Id);

    public bool MayPutAway(TopicSeen seen) => TopicRules.MayPutAway(seen.IsMine, Db.Viewer, Group.Id).IsAllowed;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Topics = await TopicSeen.OfAsync(Db, Group.Id, byWishes: IsHost, HttpContext.RequestAborted);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (MaySuggest is { IsAllowed: false } refused)
            return Refuse(refused);
        if (!ModelState.IsValid)
            return Again();
        var verdict = await suggestions.SuggestAsync(Db.Viewer.PersonId!.Value, Group.Id, Words!.Trim(), ct);
        if (verdict.IsAllowed)
            return SeeOther(At("/topics"));
        ModelState.AddModelError("words", texts[verdict.Reason!]);
        return Again();
    }
}
