using Kith.Data;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Services.Freshness;

/// <summary>A page about one service that everybody may open; 404 where its own page is.</summary>
public abstract class OneServicePage(ViewerDb db) : FormPage
{
    [FromRoute(Name = "service")]
    public string Id { get; set; } = "";

    public ServiceShown One { get; private set; } = null!;

    /// <summary>The service's own page.</summary>
    public string Back => $"/services/{One.Service.Id}";

    protected ViewerDb Db => db;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        var ct = HttpContext.RequestAborted;
        if (await ServiceShown.FindAsync(db, Id, ct) is not { } found)
            return await db.MergedIntoAsync(Id, ct) is { } kept ? RedirectPermanent($"/services/{kept}") : NotFound();
        One = found;
        return null;
    }
}
