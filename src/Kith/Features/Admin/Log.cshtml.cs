using Kith.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Everything stewards did, newest first, for all of them to read.</summary>
public sealed class LogModel(ViewerDb db) : AdminPage(db)
{
    private const int PerPage = 50;

    /// <summary>One deed with the names as they are now.</summary>
    /// <param name="By">The steward's alias; null for the machine and for somebody who has left.</param>
    /// <param name="Face">Name of the face it is about; null when it is about something else or the face is gone.</param>
    public sealed record Line(AuditEntry Entry, string? By, string? Face);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        Pages = Math.Max(1, (await Db.AuditEntries.CountAsync() + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        var lines =
            from entry in Db.AuditEntries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            join f in Db.Faces.Where(f => f.GroupId == null && !f.IsForOnce)
                on entry.ByPersonId equals (Guid?)f.PersonId
                into stewards
            from steward in stewards.DefaultIfEmpty()
            join f in Db.FacesOnDuty on entry.Matter == Matter.Face ? entry.Key : null equals f.PublicId into faces
            from face in faces.DefaultIfEmpty()
            select new Line(entry, steward.Name, face.Name);
        Lines = await lines.Skip((Number - 1) * PerPage).Take(PerPage).ToListAsync();
        return null;
    }
}
