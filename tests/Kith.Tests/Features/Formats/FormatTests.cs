using Kith.Features.Formats;
using Kith.Features.Meetups;

namespace Kith.Tests.Features.Formats;

public sealed class FormatTests
{
    private static readonly FormatBook Book = new();

    [Fact]
    public void There_are_ten_formats_in_both_languages_and_their_parts_add_up()
    {
        foreach (var language in new[] { "en", "es" })
        {
            Assert.Equal(10, Book.In(language).Count);
            Assert.All(Book.In(language), f => Assert.Equal(f.Minutes, f.Agenda.Sum(p => p.Minutes)));
            Assert.All(Book.In(language), f => Assert.Contains(f.Kind, Kinds.All));
            Assert.All(Book.In(language), f => Assert.DoesNotContain('!', f.ToString()));
        }
    }

    [Fact]
    public void A_format_says_as_much_in_one_language_as_in_the_other()
    {
        foreach (var (english, spanish) in Book.In("en").Zip(Book.In("es")))
        {
            Assert.Equal(english.Slug, spanish.Slug);
            Assert.Equal(english.Agenda.Select(p => p.Minutes), spanish.Agenda.Select(p => p.Minutes));
            Assert.Equal(english.Roles.Count, spanish.Roles.Count);
            Assert.Equal(english.Rules.Count, spanish.Rules.Count);
            Assert.Equal(english.Bring.Count, spanish.Bring.Count);
            Assert.Equal(english.Access.Count, spanish.Access.Count);
            Assert.Equal(english.Source?.Url, spanish.Source?.Url);
        }
    }
}
