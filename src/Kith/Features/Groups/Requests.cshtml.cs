using Kith.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Who asks to join: for the hosts, the longest waiting first.</summary>
public sealed class RequestsModel(ViewerDb db) : GroupHostPage(db)
{
    private const int Most = 100;

    public IReadOnlyList<JoinRequest> Waiting { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Waiting = await Db
            .JoinRequests.Where(r => r.GroupId == Group.Id && r.State == RequestState.Pending)
            .OrderBy(r => r.AskedAt)
            .Take(Most)
            .ToListAsync();
        return null;
    }
}
