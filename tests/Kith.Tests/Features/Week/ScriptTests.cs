using Kith.Data;
using Kith.Features.Week;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Week;

public sealed class ScriptTests
{
    [Theory, OnBothDatabases]
    public async Task The_week_can_be_read_onto_an_answering_machine(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        await sample.MeetupAsync(m => m.TurnUp().Ring("020 7946 0888"), await sample.VenueAsync());
        var page = await hub.Browser().GetAsync("/week/script");
        string[] said =
        [
            "Hello. This is Riverside Kith. You are listening to the meetups from Monday 23 November to Sunday 29 November.",
            "This message was made on Monday 23 November, at noon.",
            "If you or somebody else is in danger, ring 9 9 9 now.",
            "On Thursday 26 November. At half past 6 in the evening: Talking circle, at Mill Lane Hall, 12 Mill Lane, Riverside. "
                + "Just turn up. To ask, ring 0 2 0, 7 9 4 6, 0 8 8 8.",
            "To ask about any of these, ring 0 2 0, 7 9 4 6, 0 1 2 3.",
        ];
        Assert.All(said, sentence => Assert.Contains(sentence, page.Text, StringComparison.Ordinal));
        Assert.Contains("Page 1 of 1, about two minutes", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "midnight", "medianoche")]
    [InlineData(12, 0, "noon", "las doce del mediodía")]
    [InlineData(1, 0, "1 at night", "la 1 de la madrugada")]
    [InlineData(9, 15, "quarter past 9 in the morning", "las 9 y cuarto de la mañana")]
    [InlineData(13, 30, "half past 1 in the afternoon", "la 1 y media de la tarde")]
    [InlineData(18, 45, "quarter to 7 in the evening", "las 7 menos cuarto de la tarde")]
    [InlineData(19, 10, "10 past 7 in the evening", "las 7 y 10 de la tarde")]
    [InlineData(20, 37, "23 to 9 in the evening", "las 9 menos 23 de la noche")]
    [InlineData(23, 50, "10 to 12 at night", "las 12 menos 10 de la noche")]
    public void A_time_is_written_as_it_is_spoken(int hour, int minute, string english, string spanish)
    {
        var spoken = new SpokenTime(Speaking.Texts);
        var time = new DateTime(2026, 11, 26, hour, minute, 0);
        using (new Speaking("en", "en-GB"))
            Assert.Equal(english, spoken.Of(time));
        using (new Speaking("es", "es-ES"))
            Assert.Equal(spanish, spoken.Of(time));
    }

    [Fact]
    public void A_telephone_number_is_read_digit_by_digit()
    {
        using var speaking = new Speaking("en", "en-GB");
        var spoken = new SpokenTime(Speaking.Texts);
        Assert.Equal("plus 4 4, 2 0, 7 9 4 6, 0 1 2 3", spoken.Phone("+44 20 7946-0123"));
    }
}
