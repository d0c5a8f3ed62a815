using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>What happens to meetings when the clocks are turned.</summary>
public class ClockChangeTests
{
    [Fact]
    public void Half_past_six_stays_half_past_six()
    {
        var shown = Series.Of("FREQ=WEEKLY;COUNT=3", "2026-03-22T18:30:00", "Europe/London").All();
        Assert.Equal(
            [
                "2026-03-22T18:30:00 2026-03-22T18:30:00Z",
                "2026-03-29T18:30:00 2026-03-29T17:30:00Z",
                "2026-04-05T18:30:00 2026-04-05T17:30:00Z",
            ],
            shown
        );
    }

    [Fact]
    public void A_skipped_time_keeps_the_offset_before_the_gap_and_returns_the_next_day()
    {
        var shown = Series.Of("FREQ=DAILY;COUNT=3", "2026-03-28T01:30:00", "Europe/London").All();
        Assert.Equal(
            [
                "2026-03-28T01:30:00 2026-03-28T01:30:00Z",
                "2026-03-29T02:30:00 2026-03-29T01:30:00Z",
                "2026-03-30T01:30:00 2026-03-30T00:30:00Z",
            ],
            shown
        );
    }

    [Fact]
    public void A_time_that_happens_twice_is_the_first()
    {
        var shown = Series.Of("FREQ=DAILY;COUNT=2", "2026-10-25T01:30:00", "Europe/London").All();
        Assert.Equal(["2026-10-25T01:30:00 2026-10-25T00:30:00Z", "2026-10-26T01:30:00 2026-10-26T01:30:00Z"], shown);
    }

    [Fact]
    public void An_hourly_series_steps_on_the_wall_clock_and_repeats_no_moment()
    {
        var spring = Series.Of("FREQ=HOURLY;COUNT=4", "2026-03-29T00:00:00", "Europe/London").All();
        Assert.Equal(
            [
                "2026-03-29T00:00:00 2026-03-29T00:00:00Z",
                "2026-03-29T02:00:00 2026-03-29T01:00:00Z",
                "2026-03-29T03:00:00 2026-03-29T02:00:00Z",
                "2026-03-29T04:00:00 2026-03-29T03:00:00Z",
            ],
            spring
        );
        var autumn = Series.Of("FREQ=HOURLY;COUNT=4", "2026-10-25T00:00:00", "Europe/London").All();
        Assert.Equal(
            [
                "2026-10-25T00:00:00 2026-10-24T23:00:00Z",
                "2026-10-25T01:00:00 2026-10-25T00:00:00Z",
                "2026-10-25T02:00:00 2026-10-25T02:00:00Z",
                "2026-10-25T03:00:00 2026-10-25T03:00:00Z",
            ],
            autumn
        );
    }

    [Fact]
    public void Times_shown_later_than_named_take_their_place_among_the_others()
    {
        // 00:50, 01:15 (skipped, shown 02:15), 01:40 (shown 02:40), 02:05, 02:30, 02:55
        var shown = Series.Of("FREQ=MINUTELY;INTERVAL=25", "2026-03-29T00:50:00", "Europe/London").All().Take(6);
        Assert.Equal(
            ["00:50", "02:05", "02:15", "02:30", "02:40", "02:55"],
            shown.Locals().Select(local => local.Substring(11, 5))
        );
    }

    [Fact]
    public void A_day_that_a_country_left_out_is_shown_as_the_next_and_only_once()
    {
        var shown = Series.Of("FREQ=DAILY;UNTIL=20111231", "2011-12-29T09:00:00", "Pacific/Apia").All();
        Assert.Equal(["2011-12-29T09:00:00 2011-12-29T19:00:00Z", "2011-12-31T09:00:00 2011-12-30T19:00:00Z"], shown);
    }

    [Fact]
    public void A_window_sees_the_skipped_time_where_it_is_shown()
    {
        var series = Series.Of("FREQ=DAILY", "2026-03-01T01:30:00", "Europe/London");
        Assert.Empty(series.From("2026-03-29", "2026-03-29T02:00:00"));
        Assert.Equal(["2026-03-29T02:30:00"], series.From("2026-03-29T02:00:00", "2026-03-29T12:00:00").Locals());
    }

    [Theory]
    [InlineData("UNTIL=20260405T173000Z", 3)]
    [InlineData("UNTIL=20260405T172959Z", 2)]
    [InlineData("UNTIL=20260405T183000", 3)]
    [InlineData("UNTIL=20260405T182959", 2)]
    [InlineData("UNTIL=20260405", 3)]
    [InlineData("UNTIL=20260404", 2)]
    public void The_last_moment_belongs_whether_it_is_a_date_a_wall_time_or_utc(string until, int shown)
    {
        var series = Series.Of($"FREQ=WEEKLY;{until}", "2026-03-22T18:30:00", "Europe/London");
        Assert.Equal(shown, series.All().Count());
    }

    [Theory]
    [InlineData("20260405T000000Z")]
    [InlineData("20260405T040000Z")]
    [InlineData("20260404T230000Z")]
    public void An_all_day_series_ended_in_utc_keeps_its_last_day(string until)
    {
        var zone = until.EndsWith("040000Z", StringComparison.Ordinal) ? "America/New_York" : "Europe/London";
        var series = Series.Of($"FREQ=WEEKLY;UNTIL={until}", "2026-03-22", zone) with { WholeDay = true };
        Assert.Equal("2026-04-05T00:00:00", series.All().Locals().Last());
    }

    [Fact]
    public void Lord_Howe_turns_its_clocks_by_half_an_hour()
    {
        var shown = Series.Of("FREQ=DAILY;COUNT=2", "2026-10-03T02:15:00", "Australia/Lord_Howe").All();
        Assert.Equal(["2026-10-03T02:15:00 2026-10-02T15:45:00Z", "2026-10-04T02:45:00 2026-10-03T15:45:00Z"], shown);
    }

    [Fact]
    public void One_moment_is_found_for_every_wall_time()
    {
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), Zones.At(Series.At("2026-03-29T01:30:00"), london));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), Zones.At(Series.At("2026-10-25T01:30:00"), london));
        Assert.Equal(Instant.FromUtc(2026, 7, 1, 17, 30), Zones.At(Series.At("2026-07-01T18:30:00"), london));
    }
}
