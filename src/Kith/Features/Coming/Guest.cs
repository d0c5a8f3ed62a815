namespace Kith.Features.Coming;

/// <summary>What a person said about themselves when they come; needs and contact as the database keeps them.</summary>
/// <param name="Alias">The name they chose.</param>
/// <param name="Party">How many come, themselves included.</param>
/// <param name="Needs">Sealed access needs, or null.</param>
/// <param name="Contact">Sealed <see cref="Coming.Contact"/>, or null.</param>
/// <param name="Language">Interface language they used.</param>
public sealed record Guest(string Alias, int Party, string? Needs, string? Contact, string Language)
{
    /// <summary>The member who says it about themselves; null for guests and for people a host enters.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Sealed answers to the host's questions, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>The role they all come in; null where there is none to choose.</summary>
    public int? Role { get; init; }

    public const int LongestAlias = 60;
    public const int LongestNeeds = 500;

    /// <summary>Most people one person may bring along with themselves; larger groups ring the host.</summary>
    public const int LargestParty = 10;
}
