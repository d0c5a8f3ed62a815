using Kith.Data;
using Kith.Features.Shared;
using Kith.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>The hub forgets my e-mail address and whatever was about to go there.</summary>
public sealed class MailRemoveModel(ViewerDb db, Mailboxes mailboxes) : FormPage
{
    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mailboxes.ForgetAsync(db.Viewer.PersonId!.Value, ct);
        return SeeOther("/me/mail");
    }
}
