using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Say that a help line is right, after ringing it or reading its own page, or put it right.</summary>
public sealed class HelpLineModel(ViewerDb db, LinesAtHand lines, CurrentHub hub, TimeProvider clock, T texts)
    : HelpLinePage(db, lines, clock)
{
    [BindProperty]
    public HelpLineForm Form { get; set; } = new();

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form = HelpLineForm.Of(Line, texts["Admin.HelpLines.By.Usual", hub.Facts.Name]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Check(ModelState, texts);
        if (!ModelState.IsValid)
            return Again();
        var told = Form.Line(Line, Today);
        var isSame =
            told with
            {
                Verified = null,
                VerifiedBy = null,
                Languages = [],
            } == Line with { Verified = null, VerifiedBy = null, Languages = [] };
        var deed = isSame ? Deed.HelpLineConfirmed : Deed.HelpLineCorrected;
        var today = Today;
        return await Lines.Book.ChangeAsync(Id, line => Form.Line(line, today), Told(deed), ct)
            ? SeeOther("/admin/help-lines")
            : NotFound();
    }
}
