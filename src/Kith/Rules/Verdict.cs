namespace Kith.Rules;

/// <summary>Whether somebody may do something they can see; a refusal says why, as the key of a sentence in <c>Texts/</c>.</summary>
public readonly record struct Verdict(string? Reason)
{
    public static readonly Verdict Allowed = new(null);

    public bool IsAllowed => Reason is null;

    /// <summary>Refused, with the key of the sentence that tells the person why.</summary>
    public static Verdict Refused(string reasonKey) => new(reasonKey);
}
