using System.Globalization;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Mail;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>What I want to read by mail, and whether it may say what it is about.</summary>
public sealed class MailWantsModel(ViewerDb db, Mailboxes mailboxes, T texts) : FormPage
{
    private static readonly int[] Offered = [0, 1, 2, 4, 24, MailSetup.LongestReminder];

    [BindProperty(Name = "plain")]
    public bool Plain { get; set; }

    /// <summary>Hours before the start; 0 for never.</summary>
    [BindProperty(Name = "hours")]
    public int Hours { get; set; }

    [BindProperty(Name = "digest")]
    public bool Digest { get; set; }

    [BindProperty(Name = "neighbours")]
    public bool Neighbours { get; set; }

    public IEnumerable<SelectListItem> Leads =>
        Offered.Select(hours => new SelectListItem(
            texts.Plural("Own.MailWants.Lead", hours),
            hours.ToString(CultureInfo.InvariantCulture)
        ));

    public override async Task<IActionResult?> LoadAsync()
    {
        if (HttpMethods.IsGet(Request.Method) && await db.Mailboxes.FirstOrDefaultAsync() is { } mine)
            (Plain, Hours, Digest, Neighbours) = (
                !mine.Discreet,
                mine.ReminderHours ?? 0,
                mine.Digest,
                mine.Neighbours
            );
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Offered.Contains(Hours))
            ModelState.AddModelError("hours", texts["Error.NotUnderstood"]);
        if (!ModelState.IsValid)
            return Again();
        await mailboxes.WantAsync(
            db.Viewer.PersonId!.Value,
            mine => mine.Want(!Plain, Hours == 0 ? null : Hours, Digest, Neighbours),
            ct
        );
        return SeeOther("/me/mail");
    }
}
