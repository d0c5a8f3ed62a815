using Kith.Data;

namespace Kith.Features.Cards;

/// <summary>Cards that go together, in the order in which stewards put them; one row for each language it has words in.</summary>
public sealed class CardCollection : IPublic
{
    public const int LongestTitle = 80;
    public const int LongestAbout = 300;
    public const int MostCards = 24;
    public const int LongestCards = 2000;

    private CardCollection() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Its name in addresses, the same in all languages.</summary>
    public string Slug { get; private set; } = "";

    public string Language { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string About { get; private set; } = "";

    /// <summary>Slugs of its cards as <see cref="CardCodes.Join"/> writes them.</summary>
    public string Cards { get; private set; } = "";

    public static CardCollection Of(string slug, string language, string title, string about, string cards) =>
        new()
        {
            Slug = slug,
            Language = language,
            Title = title,
            About = about,
            Cards = cards,
        };

    public void Say(string title, string about) => (Title, About) = (title, about);

    public void Hold(string cards) => Cards = cards;
}
