using Kith.Data;
using Kith.Features.Safety;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Open pauses, each under the face it was made through, objections that wait for an answer first.</summary>
public sealed class PausesModel(ViewerDb db) : AdminPage(db)
{
    private const int Most = 100;

    public sealed record Line(Pause Pause, string? Name)
    {
        public bool Waits => Pause is { ObjectedAt: not null, AnsweredAt: null };
    }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var lines = await (
            from pause in Db.Pauses.Where(p => p.LiftedAt == null && p.PersonId != Me)
            join f in Db.FacesOnDuty on pause.FaceKey equals f.PublicId into faces
            from face in faces.DefaultIfEmpty()
            orderby pause.At descending
            select new Line(pause, face.Name)
        )
            .Take(Most)
            .ToListAsync();
        Lines = [.. lines.OrderByDescending(l => l.Waits)];
        return null;
    }
}
