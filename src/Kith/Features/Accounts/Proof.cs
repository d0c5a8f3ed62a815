using Kith.Features.Shared;
using Kith.Texts;

namespace Kith.Features.Accounts;

/// <summary>
/// Asks for the passphrase again before something that a stranger at an unlocked phone must not do. A few
/// failures make this session wait, so a stolen one is no way to guess it; nobody else's failures do.
/// </summary>
public sealed class Proof(Members members, SignInTries tries, T texts)
{
    /// <summary>Whether it is the person; otherwise the form says why not, beside the field of that name.</summary>
    public bool IsGiven(FormPage page, Person person, string passphrase, string field)
    {
        if (tries.BeginHere(page.HttpContext, person.NormalizedUserName!) is not { } attempt)
        {
            page.ModelState.AddModelError(field, texts["Accounts.SignIn.Wait"]);
            return false;
        }
        if (members.Knows(person, passphrase))
        {
            attempt.Succeeded();
            return true;
        }
        page.ModelState.AddModelError(field, texts["Own.Passphrase.Wrong"]);
        return false;
    }
}
