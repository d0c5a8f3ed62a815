using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What the last reading of one list did: what was refused, what disappeared, what leads nowhere.</summary>
public sealed class ListModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "list")]
    public string Id { get; set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Where visitors can read it; null for a file.</summary>
    public string? Source { get; private set; }

    public ListReading Reading { get; private set; } = null!;

    /// <summary>Rows of which something is to be said.</summary>
    public IReadOnlyList<ReportRow> Rows { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var found = await Db
            .ListReadings.Where(r => r.PublicId == Id)
            .Join(
                Db.Feeds,
                r => r.FeedId,
                f => f.Id,
                (r, f) =>
                    new
                    {
                        f.Name,
                        f.Url,
                        Reading = r,
                    }
            )
            .FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        (Name, Source, Reading, Rows) = (found.Name, found.Url, found.Reading, found.Reading.Told());
        return null;
    }

    /// <summary>Reads it with the next round, in at most ten minutes.</summary>
    public Task<IActionResult> OnPostNowAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return ChangeAsync(Deed.ListHurried, reading => reading.Hurry(now), ct);
    }

    /// <summary>Reads it no more by itself.</summary>
    public Task<IActionResult> OnPostStopAsync(CancellationToken ct) =>
        ChangeAsync(Deed.ListStopped, reading => reading.Stop(), ct);

    private async Task<IActionResult> ChangeAsync(Deed deed, Action<ListReading> change, CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var now = clock.GetUtcNow().UtcDateTime;
        await Db.WriteAsync(
            async inner =>
            {
                if (
                    await inner.ListReadings.FirstOrDefaultAsync(r => r.PublicId == Id && r.Address != null, ct) is
                    { } reading
                )
                {
                    change(reading);
                    Record(inner, (deed, Matter.List, Id), now, Name);
                }
                return true;
            },
            ct
        );
        return SeeOther($"/admin/lists/{Id}");
    }
}
