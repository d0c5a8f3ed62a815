using System.Linq.Expressions;
using Kith.Features.Accounts;

namespace Kith.Rules;

/// <summary>An account is seen by the person whose it is, and by nobody else; others see faces.</summary>
public static class PersonRules
{
    public static Expression<Func<Person, bool>> VisibleTo(Viewer viewer) => person => person.Id == viewer.PersonId;

    public static Expression<Func<Session, bool>> SessionVisibleTo(Viewer viewer) =>
        session => session.PersonId == viewer.PersonId;

    public static Expression<Func<Passkey, bool>> PasskeyVisibleTo(Viewer viewer) =>
        passkey => passkey.PersonId == viewer.PersonId;

    public static Verdict MayAddPasskey(int passkeys) =>
        passkeys < Passkey.Most ? Verdict.Allowed : Verdict.Refused("Passkeys.Enough");

    /// <summary>The last way into an account cannot be removed.</summary>
    public static Verdict MayRemovePasskey(Person person, int passkeys) =>
        person.PasswordHash is null && passkeys <= 1 ? Verdict.Refused("Passkeys.LastWayIn") : Verdict.Allowed;

    /// <summary>Somebody whose account is paused sees and leaves what they had, but begins nothing new.</summary>
    public static Verdict MayBegin(Viewer viewer) =>
        viewer switch
        {
            { IsMember: false } => Verdict.Refused("Accounts.SignInFirst"),
            { IsPaused: true } => Verdict.Refused("Accounts.Paused"),
            _ => Verdict.Allowed,
        };

    /// <summary>A name can be changed once a day, so that nobody takes names out of use by going through them.</summary>
    public static Verdict MayRename(Person person, DateTime nowUtc) =>
        person.RenamedAt + OwnAccount.RenamesEvery > nowUtc ? Verdict.Refused("Own.Alias.Soon") : Verdict.Allowed;
}
