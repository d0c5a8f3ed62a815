namespace Kith.Features.Meetups;

/// <summary>
/// The kinds of group people look for. The codes stand in links and the database; their names are in
/// <c>Texts/kinds.*.json</c> under <c>Kinds.{code}</c>.
/// </summary>
public static class Kinds
{
    public const string Other = "other";

    /// <summary>Groups that work with the twelve steps; the kind of every imported Meeting Guide row.</summary>
    public const string Recovery = "recovery";

    public static readonly IReadOnlyList<string> All =
    [
        "circle",
        "pairs",
        "walk",
        "art",
        "music",
        "cooking",
        "skills",
        "mens-shed",
        "women",
        "carers",
        "bereavement",
        "young",
        "drop-in",
        "reading",
        "movement",
        Recovery,
        Other,
    ];
}
