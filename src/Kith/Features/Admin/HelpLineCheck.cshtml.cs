using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Say that a help line is right, after ringing it or reading its own page, or put it right.</summary>
public sealed class HelpLineCheckModel(
    ViewerDb db,
    HelpLines lines,
    HelpLineKeeping keeping,
    CurrentHub hub,
    TimeProvider clock
) : AdminPage(db)
{
    [FromRoute(Name = "line")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "call"), StringLength(40), Keepable, DataType(DataType.PhoneNumber)]
    [RegularExpression(@"[0-9+ ().\-]*", ErrorMessage = "Admin.HelpLines.Call.Odd")]
    public string? Call { get; set; }

    /// <summary><c>always</c>, <c>09:00-21:00</c> or <c>14:00-20:00 mo tu we</c>.</summary>
    [BindProperty(Name = "hours"), StringLength(60), Keepable]
    [RegularExpression(
        @"always|\d\d:\d\d-\d\d:\d\d( (mo|tu|we|th|fr|sa|su))*",
        ErrorMessage = "Admin.HelpLines.Hours.Odd"
    )]
    public string? Hours { get; set; }

    public HelpLine Line { get; private set; } = null!;

    protected override Task<IActionResult?> FindAsync()
    {
        if (lines.For(hub.Facts.Country)?.Lines.FirstOrDefault(l => l.Id == Id) is not { } line)
            return Task.FromResult<IActionResult?>(NotFound());
        Line = line;
        return Task.FromResult<IActionResult?>(null);
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        (Call, Hours) = (Line.Call, Line.Hours);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var now = clock.GetUtcNow().UtcDateTime;
        var (call, hours, today) = (Call?.Trim(), Hours?.Trim(), DateOnly.FromDateTime(now));
        var same = call == Line.Call && hours == Line.Hours;
        if (
            !await keeping.ChangeAsync(
                hub.Facts.Country,
                Id,
                line => line with { Call = call, Hours = hours, Verified = today },
                ct
            )
        )
            return NotFound();
        var deed = same ? Deed.HelpLineConfirmed : Deed.HelpLineCorrected;
        await Db.WriteAsync(
            inner =>
            {
                Record(inner, (deed, Matter.HelpLine, Id), now, Line.Name);
                return Task.FromResult(true);
            },
            ct
        );
        return SeeOther("/admin/help-lines");
    }
}
