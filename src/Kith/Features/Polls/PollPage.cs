using Kith.Data;
using Kith.Features.Groups;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Polls;

/// <summary>A page about the question which evening suits; for the group.</summary>
public abstract class PollPage(ViewerDb db, T texts) : GroupMemberPage(db)
{
    /// <summary>What the group is asked; null while nothing is.</summary>
    public Poll? Poll { get; private set; }

    /// <summary>How each time suits, in their order; <see cref="Suits"/> as numbers.</summary>
    [BindProperty(Name = "suits")]
    public int?[] Chosen { get; set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Poll = await Db.Polls.FirstOrDefaultAsync(p => p.GroupId == Group.Id);
        return null;
    }

    /// <summary>The answers as they were sent; null, and said so, when one is missing.</summary>
    protected IReadOnlyList<Suits>? Answers()
    {
        var answers = Chosen.OfType<int>().Select(a => (Suits)a).ToList();
        if (Poll is not null && answers.Count == Poll.Times.Count && answers.TrueForAll(Enum.IsDefined))
            return answers;
        ModelState.AddModelError("suits", texts["Polls.Missing"]);
        return null;
    }
}
