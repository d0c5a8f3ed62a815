using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Take something off the neighbours' board; its owner reads why. Who answered it is shown to no steward.</summary>
public sealed class FavourEndModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "favour")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "reason"), Required(ErrorMessage = "Admin.Reason.Missing")]
    [StringLength(Parting.LongestReason), DataType(DataType.MultilineText), Keepable]
    public string Reason { get; set; } = "";

    public Favour Favour { get; private set; } = null!;

    /// <summary>Public id of the face it wears, to pause the account behind it.</summary>
    public string FaceKey { get; private set; } = "";

    protected override async Task<IActionResult?> FindAsync()
    {
        var found = await Db
            .FavoursOnDuty.Where(f => f.PublicId == Id)
            .Join(Db.FacesOnDuty, f => f.FaceId, f => f.Id, (favour, face) => new { favour, face.PublicId })
            .FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        (Favour, FaceKey) = (found.favour, found.PublicId);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var now = clock.GetUtcNow().UtcDateTime;
        await Db.WriteAsync(
            async inner =>
            {
                if (await inner.EndFavourAsync(Id, Reason.Trim(), now, ct))
                    Record(inner, (Deed.FavourEnded, Matter.Favour, Id), now, reason: Reason);
                return true;
            },
            ct
        );
        return SeeOther("/admin/log");
    }
}
