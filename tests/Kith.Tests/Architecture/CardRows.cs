namespace Kith.Tests.Architecture;

/// <summary>The access matrix of the shelf of cards.</summary>
public static class CardRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("cards", Audience.Everybody),
        new("cards/now/{feel}", Audience.Everybody),
        new("cards/collections/{collection}", Audience.Everybody),
        new("cards/{card}", Audience.Everybody),
        new("cards/{card}/aloud", Audience.Everybody),
        new("cards/{card}/helped", Audience.Everybody, HasForm: true),
        new("cards/{card}/keep", Audience.Member, HasForm: true),
        new("cards/suggest", Audience.Member, HasForm: true),
        new("me/plan", Audience.Member),
        new("me/plan/{kept}", Audience.Owner, HasForm: true),
        new("me/plan/{kept}/remove", Audience.Owner, HasForm: true),
        new("me/cards", Audience.Member),
        new("me/cards/{mine}/withdraw", Audience.Owner, HasForm: true),
        new("admin/cards", Audience.Steward),
        new("admin/cards/suggested/{suggestion}", Audience.Steward),
        new("admin/cards/suggested/{suggestion}/accept", Audience.Steward, HasForm: true),
        new("admin/cards/suggested/{suggestion}/decline", Audience.Steward, HasForm: true),
        new("admin/cards/{card}/edit", Audience.Steward, HasForm: true),
        new("admin/cards/{card}/read", Audience.Steward, HasForm: true),
        new("admin/cards/{card}/away", Audience.Steward, HasForm: true),
        new("admin/cards/collections", Audience.Steward, HasForm: true),
        new("admin/cards/collections/{collection}", Audience.Steward, HasForm: true),
        .. NeighbourRows.All,
    ];
}
