using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>
/// Asks for an app's code at sign-in, or no longer. The new secret waits in the form, sealed for this person, until a code proves
/// that the app has it: nobody is locked out by a QR code that was not read.
/// </summary>
public sealed class SecondStepModel(ViewerDb db, OwnAccount own, Proof proof, Secrets secrets, T texts)
    : ProvenPage(db, proof)
{
    private const string Purpose = "totp";

    [BindProperty(Name = "code"), StringLength(20)]
    public string? Code { get; set; }

    [BindProperty(Name = "sealed"), StringLength(600)]
    public string? Sealed { get; set; }

    public string Secret { get; private set; } = "";

    public bool IsOn => Person.TotpSealed is not null;

    public string Link => Totp.Link(Secret, texts["Own.Second.Label"]);

    public override async Task<IActionResult?> LoadAsync()
    {
        await base.LoadAsync();
        Secret = Opened() ?? Totp.NewSecret();
        Sealed = secrets.Seal($"{Purpose} {Person.Id:n} {Secret}");
        ModelState.Remove("sealed");
        return null;
    }

    public async Task<IActionResult> OnPostAsync([FromServices] TimeProvider clock, CancellationToken ct)
    {
        await LoadAsync();
        var step = IsOn ? 0 : Totp.StepOf(Secret, Code ?? "", clock.GetUtcNow().UtcDateTime);
        if (step is null)
            ModelState.AddModelError("code", texts["Own.Second.Wrong"]);
        if (!IsProven())
            return Again();
        if (IsOn)
            await own.AskNoSecondStepAsync(Person.Id, ct);
        else
            await own.AskSecondStepAsync(Person.Id, Secret, step!.Value, ct);
        return SeeOther("/me/second-step");
    }

    private string? Opened() =>
        secrets.Unseal(Sealed)?.Split(' ') is [Purpose, var id, var secret] && id == $"{Person.Id:n}" ? secret : null;
}
