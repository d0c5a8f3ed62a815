using Kith.Features.Shared;
using Kith.Texts;

namespace Kith.Features.Accounts;

/// <summary>
/// Asks for the passphrase again before something that a stranger at an unlocked phone must not do. Counts like sign-in, so a
/// stolen session is no way to guess it.
/// </summary>
public sealed class Proof(Members members, SignInTries tries, T texts)
{
    /// <summary>Whether it is the person; otherwise the form says why not, beside the field of that name.</summary>
    public bool IsGiven(FormPage page, Person person, string passphrase, string field)
    {
        var account = person.NormalizedUserName!;
        if (!tries.MayTry(page.HttpContext, account))
        {
            page.ModelState.AddModelError(field, texts["Accounts.SignIn.Wait"]);
            return false;
        }
        if (members.Knows(person, passphrase))
        {
            tries.Succeeded(page.HttpContext, account);
            return true;
        }
        tries.Failed(page.HttpContext, account);
        page.ModelState.AddModelError(field, texts["Own.Passphrase.Wrong"]);
        return false;
    }
}
