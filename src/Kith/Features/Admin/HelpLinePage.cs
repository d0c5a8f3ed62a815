using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Services;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>The help lines stewards look after: those of the directory and, until they stand there, those that pages show.</summary>
public sealed class LinesAtHand(ViewerDb db, LineBook book, HelpLines shown, CurrentHub hub)
{
    public LineBook Book => book;

    /// <summary>Every line with whether it was taken off, by name.</summary>
    public async Task<IReadOnlyList<(HelpLine Line, bool IsAway)>> ReadAsync(CancellationToken ct)
    {
        var kept = await LineFeed.ReadAsync(db.Services.AsNoTracking().Where(s => s.GoneAt == null), ct);
        return kept.Count > 0
            ? [.. kept.Select(k => (k.Line, k.Service.Status != ServiceStatus.Active))]
            : [.. (shown.For(hub.Facts.Country)?.Lines ?? []).Select(line => (line, false))];
    }
}

/// <summary>A page about one help line.</summary>
public abstract class HelpLinePage(ViewerDb db, LinesAtHand lines, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "line")]
    public string Id { get; set; } = "";

    public HelpLine Line { get; private set; } = null!;

    /// <summary>Whether it was taken off.</summary>
    public bool IsAway { get; private set; }

    protected LinesAtHand Lines => lines;

    protected DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    protected override async Task<IActionResult?> FindAsync()
    {
        var all = await lines.ReadAsync(HttpContext.RequestAborted);
        if (all.FirstOrDefault(l => l.Line.Id == Id) is not { Line: not null } found)
            return NotFound();
        (Line, IsAway) = found;
        return null;
    }

    /// <summary>Whose deed it is, with its line in the log.</summary>
    protected (Guid?, Action<AppDb>) Told(Deed deed)
    {
        var (me, name, now) = (Me, Line.Name, clock.GetUtcNow().UtcDateTime);
        return (null, inner => inner.Add(AuditEntry.Of(me, deed, Matter.HelpLine, Id, now, name)));
    }
}
