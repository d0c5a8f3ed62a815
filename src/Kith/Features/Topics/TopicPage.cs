using Kith.Data;
using Kith.Features.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Topics;

/// <summary>A page about one thing a group would like to talk about; for its members.</summary>
public abstract class TopicPage(ViewerDb db) : GroupMemberPage(db)
{
    [FromRoute(Name = "topic")]
    public string TopicId { get; set; } = "";

    public TopicSeen Seen { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        if (await TopicSeen.FindAsync(Db, Group.Id, TopicId) is not { } seen)
            return NotFound();
        Seen = seen;
        return null;
    }
}
