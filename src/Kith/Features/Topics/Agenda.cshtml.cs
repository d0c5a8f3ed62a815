using Kith.Data;
using Kith.Features.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Topics;

/// <summary>An agenda for the next meetup out of what people wish for most; a host chooses, and prints it. Nothing is kept.</summary>
public sealed class AgendaModel(ViewerDb db) : GroupHostPage(db)
{
    /// <summary>More would not fit into an evening.</summary>
    public const int Most = 5;

    /// <summary>Public ids of what was chosen; empty before anybody has.</summary>
    [FromQuery(Name = "topic")]
    public string[] Chosen { get; set; } = [];

    /// <summary>All that waits, most wished for first.</summary>
    public IReadOnlyList<TopicSeen> Topics { get; private set; } = [];

    /// <summary>What stands on the agenda: what was chosen, else what most would like.</summary>
    public IReadOnlyList<TopicSeen> Points =>
        [.. (Chosen is [] ? Topics : Topics.Where(t => Chosen.Contains(t.Topic.PublicId))).Take(Most)];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Topics = await TopicSeen.OfAsync(Db, Group.Id, byWishes: true, HttpContext.RequestAborted);
        return null;
    }
}
