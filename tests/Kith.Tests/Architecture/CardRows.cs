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
    ];
}
