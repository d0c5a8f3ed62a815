using Kith.Features.Find;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Kith.Tests.Support;
using Kith.Texts;

namespace Kith.Tests.Features.Find;

public sealed class MeetupTextTests
{
    private static readonly DateTime Now = TestClock.Start.UtcDateTime;

    [Fact]
    public void A_meetup_is_found_by_its_words_its_group_and_its_kind_in_every_language()
    {
        var meetup = Meetup
            .Plan("Sunrise steps", Now, "Europe/London", Now)
            .Describe("Sunrise steps", "Slow and easy.", "walk", "en");
        var text = MeetupText.Of(meetup, Group.Start("owls", "Night Owls", Now), place: null);
        Assert.All(
            ["Sunrise steps", "Slow and easy.", "Night Owls", "Walk and talk", "Pasear y hablar"],
            words => Assert.Contains(words, text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(Precision.Exact, true)]
    [InlineData(Precision.Approximate, false)]
    [InlineData(Precision.ToldByHost, false)]
    public void A_hidden_address_cannot_be_found_by_guessing_at_it(Precision precision, bool named)
    {
        var venue = Venue.Add("Rosa’s kitchen", "4 Mill Lane", "Old Town", precision);
        var text = MeetupText.Of(Meetup.Plan("Tea", Now, "Europe/London", Now), null, VenueRules.Shown(venue, null));
        Assert.Contains("Old Town", text, StringComparison.Ordinal);
        Assert.Equal(named, text.Contains("Rosa", StringComparison.Ordinal));
        Assert.DoesNotContain("Mill Lane", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_a_name()
    {
        var english = Catalogue.Load().English;
        Assert.All(Kinds.All, kind => Assert.NotNull(english.Find($"Kinds.{kind}")));
    }
}
