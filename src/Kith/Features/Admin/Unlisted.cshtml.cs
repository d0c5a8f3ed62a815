using Kith.Data;
using Kith.Features.Services.Calls;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A service that asked not to be listed, and may want to be again.</summary>
public sealed class UnlistedModel(ViewerDb db, CallBook book) : AdminPage(db)
{
    [FromRoute(Name = "away")]
    public string Key { get; set; } = "";

    public string Name { get; private set; } = "";

    private Guid _id;

    protected override async Task<IActionResult?> FindAsync()
    {
        if (!Guid.TryParse(Key, out _id))
            return NotFound();
        var name = await Db
            .Services.Where(s => s.Id == _id && s.AwayAt != null && !Db.ServiceMerges.Any(m => m.FromId == s.Id))
            .Select(s => s.Name)
            .FirstOrDefaultAsync();
        if (name is null)
            return NotFound();
        Name = name;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        return await book.ListAgainAsync(Me, _id, ct) ? SeeOther($"/services/{_id}") : NotFound();
    }
}
