using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Mail;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>Types back the code that was sent to my address; guesses are counted like those at sign-in.</summary>
public sealed class MailCodeModel(ViewerDb db, Mailboxes mailboxes, SignInTries tries, T texts) : FormPage
{
    [BindProperty(Name = "code"), Required(ErrorMessage = "Own.MailCode.Missing"), StringLength(60)]
    public string Code { get; set; } = "";

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Again();
        var (me, account) = (db.Viewer.PersonId!.Value, $"mail {db.Viewer.PersonId:n}");
        if (tries.BeginHere(HttpContext, account) is not { } attempt)
            return Wrong("Accounts.SignIn.Wait", StatusCodes.Status429TooManyRequests);
        if (!await mailboxes.ConfirmAsync(me, Code, ct))
            return Wrong("Own.MailCode.Wrong", StatusCodes.Status422UnprocessableEntity);
        attempt.Succeeded();
        return SeeOther("/me/mail/wants");
    }

    private IActionResult Wrong(string why, int status)
    {
        ModelState.AddModelError("code", texts[why]);
        return Again(status);
    }
}
