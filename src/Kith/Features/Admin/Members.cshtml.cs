using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>
/// Who is a member, under the name they go by in the hub, and who looks after it. Which groups somebody is in, under which
/// faces, and what they wrote is not here, for anybody.
/// </summary>
public sealed class MembersModel(ViewerDb db) : AdminPage(db)
{
    private const int PerPage = 50;

    public sealed record Line(string Name, string PublicId, bool IsSteward);

    [FromQuery(Name = "q")]
    public string? Asked { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var faces = Db.Faces.Where(f => f.GroupId == null && !f.IsForOnce);
        if (!string.IsNullOrWhiteSpace(Asked) && Alias.Key(Asked) is { Length: > 0 } key)
            faces = faces.Where(f => f.NameKey.StartsWith(key));
        Total = await faces.CountAsync();
        Number = Math.Clamp(Number, 1, Pages);
        Lines = await faces
            .OrderBy(f => f.NameKey)
            .ThenBy(f => f.PublicId)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .Select(f => new Line(f.Name, f.PublicId, Db.Stewards.Any(s => s.PersonId == f.PersonId)))
            .ToListAsync();
        return null;
    }
}
