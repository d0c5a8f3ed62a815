using Kith.Texts;

namespace Kith.Tests.Texts;

public sealed class SayTests
{
    private static readonly Say Say = new(Speaking.Texts);
    private static readonly DateTime Now = new(2026, 11, 24, 17, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("en", "en-GB", "18:30")]
    [InlineData("en", "en-US", "6:30 PM")]
    [InlineData("es", "es-ES", "18:30")]
    [InlineData("es", "es-US", "6:30 p. m.")]
    public void The_clock_is_the_countrys(string language, string habits, string said)
    {
        using var _ = new Speaking(language, habits);
        Assert.Equal(said, Say.Time(new DateTime(2026, 11, 24, 18, 30, 0)).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("en", "en-GB", "Thu 26 Nov")]
    [InlineData("en", "en-US", "Thu, Nov 26")]
    [InlineData("es", "es-ES", "jue 26 nov")]
    public void A_day_is_written_as_the_country_writes_it(string language, string habits, string said)
    {
        using var _ = new Speaking(language, habits);
        Assert.Equal(said, Say.Day(new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 24)));
    }

    [Fact]
    public void Another_year_is_named()
    {
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal("Sat 2 Jan 2027", Say.Day(new DateOnly(2027, 1, 2), new DateOnly(2026, 12, 24)));
        Assert.Equal(
            "Thursday 26 November",
            Say.LongDay(new DateOnly(2026, 11, 26)).Replace(",", "", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(1.5, "today at 18:30")]
    [InlineData(10, "tomorrow at 03:00")]
    [InlineData(-24, "yesterday at 17:00")]
    [InlineData(48, "Thu 26 Nov at 17:00")]
    public void A_time_is_said_by_the_calendar_of_its_zone(double hours, string said)
    {
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal(said, Say.When(Now.AddHours(hours), "Europe/London", Now));
    }

    [Fact]
    public void Tonight_in_New_York_is_today_although_it_is_tomorrow_in_UTC()
    {
        using var _ = new Speaking("en", "en-US");
        var late = new DateTime(2026, 11, 25, 0, 30, 0, DateTimeKind.Utc);
        Assert.Equal("today at 7:30 PM", Say.When(late, "America/New_York", Now).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData(0.2, "now")]
    [InlineData(1, "in 1 minute")]
    [InlineData(59, "in 59 minutes")]
    [InlineData(90, "in 2 hours")]
    [InlineData(60, "in 1 hour")]
    [InlineData(18 * 60, "tomorrow")]
    [InlineData(5 * 24 * 60, "in 5 days")]
    [InlineData(21 * 24 * 60, "in 3 weeks")]
    [InlineData(-30, "30 minutes ago")]
    [InlineData(-120, "2 hours ago")]
    [InlineData(-24 * 60, "yesterday")]
    [InlineData(-3 * 24 * 60, "3 days ago")]
    public void How_long_until_then_is_said_in_words(double minutes, string said)
    {
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal(said, Say.Relative(Now.AddMinutes(minutes), "Europe/London", Now));
    }

    [Theory]
    [InlineData(2, "today at 19:00 (in 2 hours)")]
    [InlineData(20, "tomorrow at 13:00")]
    [InlineData(72, "Fri 27 Nov at 17:00 (in 3 days)")]
    public void How_long_is_added_only_where_it_tells_more(double hours, string said)
    {
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal(said, Say.WhenAndHowLong(Now.AddHours(hours), "Europe/London", Now));
    }

    [Theory]
    [InlineData("en-GB", 0.05, "very near")]
    [InlineData("en-IE", 1.24, "1.2 km")]
    [InlineData("en-IE", 23.4, "23 km")]
    [InlineData("en-US", 10, "6.2 miles")]
    [InlineData("en-GB", 1.609344, "1 mile")]
    public void Distances_are_in_the_countrys_measure(string habits, double kilometres, string said)
    {
        using var _ = new Speaking("en", habits);
        Assert.Equal(said, Say.Distance(kilometres));
    }

    [Fact]
    public void An_unknown_zone_counts_as_UTC() => Assert.Equal(Now, Say.Local(Now, "Mars/Olympus"));

    [Fact]
    public void An_end_nobody_gave_is_not_invented()
    {
        using var _ = new Speaking("en", "en-GB");
        var start = new DateTime(2026, 11, 24, 18, 30, 0);
        Assert.Equal("18:30", Say.Span(start, endLocal: null));
        Assert.Equal("18:30 to 20:00", Say.Span(start, start.AddMinutes(90)));
    }
}
