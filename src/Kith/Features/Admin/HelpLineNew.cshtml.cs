using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Add a help line that did not come with Kith.</summary>
public sealed class HelpLineNewModel(ViewerDb db, LineBook book, CurrentHub hub, TimeProvider clock, T texts)
    : AdminPage(db)
{
    [BindProperty]
    public HelpLineForm Form { get; set; } = new();

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form = new() { Languages = hub.Facts.Languages[0], By = texts["Admin.HelpLines.By.Usual", hub.Facts.Name] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Check(ModelState, texts);
        if (!ModelState.IsValid)
            return Again();
        var (me, now) = (Me, clock.GetUtcNow().UtcDateTime);
        var line = Form.Line(new("", "", "", [], ""), DateOnly.FromDateTime(now));
        await book.AddAsync(
            line,
            (inner, id) => inner.Add(AuditEntry.Of(me, Deed.HelpLineAdded, Matter.HelpLine, id, now, line.Name)),
            ct
        );
        return SeeOther("/admin/help-lines");
    }
}
