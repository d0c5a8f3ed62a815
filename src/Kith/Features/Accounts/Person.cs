using Microsoft.AspNetCore.Identity;

namespace Kith.Features.Accounts;

/// <summary>Whether an account may be used.</summary>
public enum PersonState
{
    Active,

    /// <summary>A steward has stopped it everywhere for a while; the person still reaches their own things and the way to object.</summary>
    Paused,

    /// <summary>The person has asked to be erased and can still change their mind.</summary>
    Leaving,
}

/// <summary>How old somebody says they are. No birthday is asked.</summary>
public enum PersonAge
{
    /// <summary>18 or older.</summary>
    Adult,

    /// <summary>16 or 17.</summary>
    From16,
    Under16,
}

/// <summary>
/// A member: an alias and a way to prove it is them. No real name, no e-mail, no date of birth. What others see of a person is
/// a <see cref="Face"/>, never this row and never its key. Sign-in is ASP.NET Core Identity's; <c>UserName</c> is the alias.
/// </summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>Longest alias and longest name of a face, in characters.</summary>
    public const int LongestAlias = 40;

    private Person() { }

    public PersonState State { get; private set; }

    /// <summary>Why and until when, in a sentence for this person; null while the account is active.</summary>
    public string? StateReason { get; private set; }

    /// <summary>When a pause ends or an erasure becomes final; null when no time is set.</summary>
    public DateTime? StateEndsAt { get; private set; }

    /// <summary>SHA-256 of the recovery code, hex; the code has 100 random bits.</summary>
    public string? RecoveryHash { get; private set; }

    /// <summary>The recovery code, encrypted, until the person has typed it back once; null from then on.</summary>
    public string? RecoverySealed { get; private set; }

    /// <summary>The secret they share with an authenticator app, encrypted; null when sign-in has no second step.</summary>
    public string? TotpSealed { get; private set; }

    /// <summary>The last step whose code was used: no code works twice.</summary>
    public int? TotpStep { get; private set; }

    /// <summary>When they are erased, because they asked for it, UTC; null while they stay.</summary>
    public DateTime? LeavesAt { get; private set; }

    /// <summary>When they last took another alias, UTC; null when never.</summary>
    public DateTime? RenamedAt { get; private set; }

    /// <summary>Interface language for what the hub writes to them.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>How old they say they are; null while they have not said.</summary>
    public PersonAge? Age { get; private set; }

    /// <summary>The day they joined; no hour, so that it says nothing about what else happened then.</summary>
    public DateTime JoinedOn { get; private set; }

    /// <summary>Somebody new under a name they chose. The passphrase comes from Identity.</summary>
    public static Person Named(string alias, string language, DateTime nowUtc) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserName = alias,
            NormalizedUserName = Alias.Key(alias),
            SecurityStamp = Guid.NewGuid().ToString("n"),
            ConcurrencyStamp = Guid.NewGuid().ToString("n"),
            Language = language,
            JoinedOn = nowUtc.Date,
        };

    /// <summary>Gives a new recovery code; it is kept readable for this person until they typed it back.</summary>
    public void GiveRecovery(string hash, string sealedCode) => (RecoveryHash, RecoverySealed) = (hash, sealedCode);

    /// <summary>The person has shown that they wrote the code down; from now on nobody can read it.</summary>
    public void ConfirmRecovery() => RecoverySealed = null;

    public void SayAge(PersonAge age) => Age = age;

    public void Speak(string language) => Language = language;

    /// <summary>Goes by another alias from now on.</summary>
    public void Rename(string alias, DateTime nowUtc) =>
        (UserName, NormalizedUserName, RenamedAt) = (alias, Alias.Key(alias), nowUtc);

    /// <summary>Asks for an app's code at sign-in from now on; the step that proved it is used up.</summary>
    public void AskSecondStep(string sealedSecret, int step) => (TotpSealed, TotpStep) = (sealedSecret, step);

    public void AskNoSecondStep() => (TotpSealed, TotpStep) = (null, null);

    /// <summary>Signs out everywhere and makes everything given out under the old stamp worthless.</summary>
    public void Restamp() => SecurityStamp = Guid.NewGuid().ToString("n");

    /// <summary>Stops the account for a while.</summary>
    public void Pause(string reason, DateTime? untilUtc) => Become(PersonState.Paused, reason, untilUtc);

    /// <summary>Erasure at a set time, unless the person comes back before. A steward's pause stands beside it and does not stop it.</summary>
    public void Leave(DateTime finalUtc)
    {
        LeavesAt = finalUtc;
        if (State == PersonState.Active)
            Become(PersonState.Leaving, reason: null, finalUtc);
    }

    /// <summary>Changed their mind. Whoever was paused before is so still.</summary>
    public void Stay()
    {
        LeavesAt = null;
        if (State == PersonState.Leaving)
            Return();
    }

    /// <summary>Everything as before.</summary>
    public void Return() => Become(PersonState.Active, reason: null, endsUtc: null);

    private void Become(PersonState state, string? reason, DateTime? endsUtc) =>
        (State, StateReason, StateEndsAt) = (state, reason, endsUtc);
}
