using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Mail;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>My e-mail address, if I want one here. Nothing goes there before I have typed back the code it was sent.</summary>
public sealed class MailModel(ViewerDb db, Mailboxes mailboxes, MailSettings settings, Secrets secrets, T texts)
    : FormPage
{
    [
        BindProperty(Name = "address"),
        Required(ErrorMessage = "Own.Mail.Missing"),
        StringLength(MailAddress.Longest),
        Keepable
    ]
    public string Given { get; set; } = "";

    public Mailbox? Mailbox { get; private set; }

    /// <summary>Whether this hub can send mail.</summary>
    public bool IsOn => settings.IsOn;

    public string? Known => secrets.Unseal(Mailbox?.AddressSealed);

    public override async Task<IActionResult?> LoadAsync()
    {
        Mailbox = await db.Mailboxes.FirstOrDefaultAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (ModelState.IsValid && !MailAddress.IsOne(Given.Trim()))
            ModelState.AddModelError("address", texts["Own.Mail.Odd"]);
        if (ModelState.IsValid && !await mailboxes.AskAsync(db.Viewer.PersonId!.Value, Given.Trim(), ct))
            ModelState.AddModelError("address", texts["Own.Mail.Soon"]);
        return ModelState.IsValid ? SeeOther("/me/mail/code") : Again();
    }
}
