using Kith.Data;
using Kith.Features.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What visitors would change in the directory, oldest first, and what lists say otherwise than it was changed here.</summary>
public sealed class EditsModel(ViewerDb db) : AdminPage(db)
{
    private const int PerPage = 50;
    private const int MostDisputes = 100;

    /// <summary>One suggestion that waits.</summary>
    /// <param name="Service">Name of the service.</param>
    public sealed record Line(string PublicId, string Service, DateTime At);

    public IReadOnlyList<Line> Edits { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<LocalChange> Disputes { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        var waiting = Db.WaitingEdits;
        Total = await waiting.CountAsync();
        Pages = Math.Max(1, (Total + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        Edits = await waiting
            .Join(Db.Services, e => e.ServiceId, s => s.Id, (e, s) => new { Edit = e, s.Name })
            .OrderBy(l => l.Edit.At)
            .ThenBy(l => l.Edit.Id)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .Select(l => new Line(l.Edit.PublicId, l.Name, l.Edit.At))
            .ToListAsync();
        Disputes = await Db
            .LocalChanges.Where(c => c.DisputedAt != null)
            .OrderBy(c => c.DisputedAt)
            .Take(MostDisputes)
            .ToListAsync();
        return null;
    }
}
