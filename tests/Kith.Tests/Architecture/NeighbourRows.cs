namespace Kith.Tests.Architecture;

/// <summary>The access matrix of what neighbours offer and need; what two of them say is for these two.</summary>
public static class NeighbourRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("neighbours", Audience.Everybody),
        new("neighbours/offer", Audience.Member, HasForm: true),
        new("neighbours/need", Audience.Member, HasForm: true),
        new("neighbours/apart", Audience.Member),
        new("neighbours/gone", Audience.Member),
        new("neighbours/apart/{worn}", Audience.Owner, HasForm: true),
        new("neighbours/{favour}", Audience.Everybody),
        new("neighbours/{favour}/answer", Audience.Member, HasForm: true),
        new("neighbours/{own}/edit", Audience.Owner, HasForm: true),
        new("neighbours/{own}/pause", Audience.Owner, HasForm: true),
        new("neighbours/{own}/renew", Audience.Owner, HasForm: true),
        new("neighbours/{own}/end", Audience.Owner, HasForm: true),
        new("neighbours/talks/{talk}", Audience.Owner, HasForm: true),
        new("neighbours/talks/{talk}/accept", Audience.Owner, HasForm: true),
        new("neighbours/talks/{talk}/decline", Audience.Owner, HasForm: true),
        new("neighbours/talks/{talk}/end", Audience.Owner, HasForm: true),
        new("neighbours/talks/{talk}/part", Audience.Owner, HasForm: true),
        new("neighbours/{removed}/objection", Audience.Owner, HasForm: true),
        new("me/neighbours", Audience.Member),
        new("admin/neighbours", Audience.Steward),
        new("admin/neighbours/{objected}/answer", Audience.Steward, HasForm: true),
        new("admin/neighbours/{favour}/end", Audience.Steward, HasForm: true),
    ];
}
