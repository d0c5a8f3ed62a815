using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Twins;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Two services side by side, as everybody sees them: a steward says which is kept, or that they are not the same.</summary>
public sealed class TwinModel(ViewerDb db, MergeBook book, CurrentHub hub, T texts) : AdminPage(db)
{
    [FromRoute(Name = "pair")]
    public string First { get; set; } = "";

    [FromRoute(Name = "twin")]
    public string Second { get; set; } = "";

    /// <summary>Which of the two is kept.</summary>
    [BindProperty(Name = "keep")]
    public Guid? Keep { get; set; }

    [BindProperty(Name = "apart")]
    public bool AreApart { get; set; }

    public IReadOnlyList<ServiceView> Both { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var ct = HttpContext.RequestAborted;
        if (
            await ServiceShown.FindAsync(Db, First, ct) is not { } first
            || await ServiceShown.FindAsync(Db, Second, ct) is not { } second
            || first.Service.Id == second.Service.Id
        )
            return NotFound();
        Both = [View(first), View(second)];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var (one, other) = (Both[0].Service.Id, Both[1].Service.Id);
        if (AreApart)
        {
            await book.ApartAsync(one, other, ct);
            return SeeOther("/admin/services/duplicates");
        }
        if (Keep != one && Keep != other)
        {
            ModelState.AddModelError("", texts["Error.NotUnderstood"]);
            return Again();
        }
        var verdict = await book.MergeAsync(Me, Keep.Value, Keep == one ? other : one, ct);
        if (verdict.IsAllowed)
            return SeeOther("/admin/services/duplicates");
        ModelState.AddModelError("", texts[verdict.Reason!]);
        return Again();
    }

    private ServiceView View(ServiceShown shown) =>
        new(shown.Service, shown.Whole, shown.Kept, MeetupTimes.Zone(hub.Facts.Zone));
}
