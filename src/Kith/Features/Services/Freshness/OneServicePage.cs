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
        if (await ServiceShown.FindAsync(db, Id, HttpContext.RequestAborted) is not { } found)
            return NotFound();
        One = found;
        return null;
    }
}
