using Kith.Data;
using Kith.Features.Services.Twins;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Take back that two records were made one.</summary>
public sealed class UnmergeModel(ViewerDb db, MergeBook book) : AdminPage(db)
{
    [FromRoute(Name = "merge")]
    public string Key { get; set; } = "";

    public string From { get; private set; } = "";

    public string Into { get; private set; } = "";

    private Guid _id;

    protected override async Task<IActionResult?> FindAsync()
    {
        if (!Guid.TryParse(Key, out _id))
            return NotFound();
        var found = await (
            from merge in Db.ServiceMerges
            join away in Db.Services on merge.FromId equals away.Id
            join kept in Db.Services on merge.IntoId equals kept.Id
            where merge.Id == _id
            select new { From = away.Name, Into = kept.Name }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        (From, Into) = (found.From, found.Into);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        return await book.UndoAsync(Me, _id, ct) ? SeeOther("/admin/services/duplicates") : NotFound();
    }
}
