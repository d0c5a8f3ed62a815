using Kith.Texts;

namespace Kith.Tests.Texts;

public sealed class TTests
{
    private static readonly T Texts = Speaking.Texts;

    [Fact]
    public void A_sentence_comes_in_the_language_of_the_request()
    {
        using (new Speaking("es", "es-ES"))
        {
            Assert.Equal("Ayuda ahora", Texts["Shared.HelpNow"]);
        }
        using (new Speaking("en", "en-GB"))
        {
            Assert.Equal("Help now", Texts["Shared.HelpNow"]);
        }
    }

    [Fact]
    public void A_regional_language_speaks_its_parent_and_an_unknown_one_English()
    {
        using (new Speaking("es-MX", "es-MX"))
        {
            Assert.Equal("Buscar", Texts["Shared.Find"]);
        }
        using (new Speaking("fi", "fi-FI"))
        {
            Assert.Equal("Find", Texts["Shared.Find"]);
        }
    }

    [Fact]
    public void A_missing_sentence_stops_a_developer_but_not_a_visitor()
    {
        Assert.Throws<KeyNotFoundException>(() => Texts["No.Such"]);
        Assert.Equal("No.Such", new T(Catalogue.Load(), strict: false)["No.Such"]);
    }

    [Theory]
    [InlineData(1, "in 1 day")]
    [InlineData(2, "in 2 days")]
    [InlineData(0, "in 0 days")]
    public void A_count_chooses_its_form(int days, string said)
    {
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal(said, Texts.Plural("Say.InDays", days));
    }

    [Theory]
    [InlineData("pl", 1, "one")]
    [InlineData("pl", 22, "few")]
    [InlineData("pl", 12, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("cs", 3, "few")]
    [InlineData("ar", 103, "few")]
    [InlineData("ar", 11, "many")]
    [InlineData("ar", 100, "other")]
    [InlineData("fr", 0, "one")]
    [InlineData("ja", 1, "other")]
    [InlineData("de", 0, "other")]
    public void Languages_count_as_their_speakers_do(string language, int count, string form) =>
        Assert.Equal(form, Plurals.Category(language, count));

    [Fact]
    public void The_invented_language_marks_words_and_keeps_placeholders()
    {
        Assert.Equal("[!! Réád [thíš](0) óñ {0:d} ~~~~~~~!!]", Pseudo.Disguise("Read [this](0) on {0:d}"));
        using var _ = new Speaking("ar-XB", "en-GB");
        Assert.Equal("rtl", Texts.Direction);
        Assert.StartsWith(Pseudo.Open, Texts["Shared.Find"]);
    }
}
