using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

public class RecurrenceTests
{
    [Fact]
    public void A_start_that_the_rule_does_not_produce_is_neither_shown_nor_counted()
    {
        var shown = Series.Of("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-03-30T18:30:00").All().Locals();
        Assert.Equal(["2026-03-31T18:30:00", "2026-04-07T18:30:00"], shown);
    }

    [Fact]
    public void Without_a_rule_the_start_happens_and_the_added_dates_too()
    {
        var series = new Recurrence(Series.At("2026-03-30T18:30:00"), DateTimeZone.Utc)
        {
            Dates =
            [
                Series.At("2026-04-02T10:00:00"),
                Series.At("2026-04-01T10:00:00"),
                Series.At("2026-03-30T18:30:00"),
            ],
        };
        Assert.Equal(["2026-03-30T18:30:00", "2026-04-01T10:00:00", "2026-04-02T10:00:00"], series.All().Locals());
    }

    [Fact]
    public void Several_rules_and_dates_make_one_series_without_doubles()
    {
        var series = Series.Of("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-03-30T18:30:00") with
        {
            Rules = [RecurrenceRule.Parse("FREQ=WEEKLY;BYDAY=MO;COUNT=3"), RecurrenceRule.Parse("FREQ=DAILY;COUNT=2")],
            Dates = [Series.At("2026-04-06T18:30:00"), Series.At("2026-04-01T09:00:00")],
        };
        Assert.Equal(
            [
                "2026-03-30T18:30:00",
                "2026-03-31T18:30:00",
                "2026-04-01T09:00:00",
                "2026-04-06T18:30:00",
                "2026-04-13T18:30:00",
            ],
            series.All().Locals()
        );
    }

    [Fact]
    public void What_is_left_out_still_counts()
    {
        var series = Series.Of("FREQ=DAILY;COUNT=4", "2026-03-30T18:30:00") with
        {
            Except = new HashSet<Instant> { Instant.FromUtc(2026, 3, 31, 18, 30) },
            ExceptDates = new HashSet<LocalDate> { new(2026, 4, 1) },
        };
        Assert.Equal(["2026-03-30T18:30:00", "2026-04-02T18:30:00"], series.All().Locals());
    }

    [Fact]
    public void A_rule_can_leave_out_what_another_produces()
    {
        var series = Series.Of("FREQ=DAILY;COUNT=5", "2026-03-30T18:30:00") with
        {
            ExceptRules = [RecurrenceRule.Parse("FREQ=DAILY;INTERVAL=2")],
        };
        Assert.Equal(["2026-03-31T18:30:00", "2026-04-02T18:30:00"], series.All().Locals());
    }

    [Fact]
    public void An_all_day_series_has_no_times_of_day()
    {
        var series = Series.Of("FREQ=DAILY;COUNT=2;BYHOUR=9,10;BYMINUTE=30", "2026-03-30") with { WholeDay = true };
        Assert.Equal(["2026-03-30T00:00:00", "2026-03-31T00:00:00"], series.All().Locals());
    }

    [Fact]
    public void A_leap_second_happens_at_59()
    {
        var shown = Series.Of("FREQ=MINUTELY;BYSECOND=59,60;COUNT=2", "2026-03-30T18:30:00").All().Locals();
        Assert.Equal(["2026-03-30T18:30:59", "2026-03-30T18:31:59"], shown);
    }

    [Theory]
    [InlineData("FREQ=DAILY;BYHOUR=9,12,15;BYSETPOS=-1;COUNT=2", "2026-03-30T15:00:00", "2026-03-31T15:00:00")]
    [InlineData("FREQ=HOURLY;BYMINUTE=0,20,40;BYSETPOS=2;COUNT=2", "2026-03-30T09:20:00", "2026-03-30T10:20:00")]
    [InlineData("FREQ=MINUTELY;BYSECOND=10,20,30;BYSETPOS=1,-1;COUNT=2", "2026-03-30T09:00:10", "2026-03-30T09:00:30")]
    [InlineData("FREQ=SECONDLY;BYSETPOS=-1;COUNT=2", "2026-03-30T09:00:00", "2026-03-30T09:00:01")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=8,9;BYSETPOS=3;COUNT=2", "2026-03-31T08:00:00", "2026-04-07T08:00:00")]
    [InlineData(
        "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU;BYSETPOS=-1;COUNT=2",
        "2027-01-03T09:00:00",
        "2027-01-10T09:00:00"
    )]
    public void A_position_chooses_from_the_set_of_one_period(string rule, params string[] expected)
    {
        Assert.Equal(expected, Series.Of(rule, "2026-03-30T09:00:00").All().Locals());
    }

    [Theory]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1")]
    [InlineData("FREQ=MINUTELY;INTERVAL=60;BYMINUTE=7")]
    [InlineData("FREQ=SECONDLY;BYSETPOS=2")]
    [InlineData("FREQ=HOURLY;INTERVAL=24;BYHOUR=3")]
    [InlineData("FREQ=SECONDLY;INTERVAL=604800;BYDAY=SU")]
    [InlineData("FREQ=DAILY;INTERVAL=7;BYDAY=SU")]
    [InlineData("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31")]
    [InlineData("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6")]
    [InlineData("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6")]
    [InlineData("FREQ=YEARLY;BYDAY=0MO")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2147483647;BYDAY=SU;BYMONTH=2")]
    public void An_impossible_rule_is_answered_with_nothing_to_the_end_of_the_calendar(string rule)
    {
        Assert.Empty(Series.Of(rule, "2026-03-30T09:00:00").All());
    }

    [Fact]
    public void Asking_far_from_the_start_costs_no_steps_in_between()
    {
        var series = Series.Of("FREQ=SECONDLY;INTERVAL=7", "2000-01-01T00:00:00", "Europe/London");
        Assert.Equal(
            ["9025-01-01T00:00:00", "9025-01-01T00:00:07", "9025-01-01T00:00:14"],
            series.From("9025-01-01", "9025-01-01T00:00:15").Locals()
        );
    }

    [Fact]
    public void A_count_is_kept_over_years_of_seconds()
    {
        var day = 86_400;
        var series = Series.Of($"FREQ=SECONDLY;COUNT={(366 * day) + 2}", "2000-01-01T00:00:00");
        Assert.Equal(["2001-01-01T00:00:00", "2001-01-01T00:00:01"], series.From("2001-01-01", "2030-01-01").Locals());
    }

    [Theory]
    [InlineData("FREQ=MINUTELY;INTERVAL=7;COUNT=160000")]
    [InlineData("FREQ=MINUTELY;INTERVAL=61;BYMINUTE=15,30;COUNT=600")]
    [InlineData("FREQ=HOURLY;COUNT=19000")]
    [InlineData("FREQ=DAILY;BYHOUR=1,2;BYMINUTE=0,30;COUNT=3200")]
    public void A_count_is_the_same_whether_days_are_counted_or_walked(string rule)
    {
        var series = Series.Of(rule, "2025-01-01T00:30:00", "Europe/London");
        var all = series.All().ToList();
        Assert.Equal(all.TakeLast(50), series.From(all[^50].Split(' ')[0], "2999-01-01"));
        Assert.Equal(series.Rules[0].Count, all.Count);
    }

    [Fact]
    public void The_calendar_ends_with_the_year_9999()
    {
        Assert.Equal(2, Series.Of("FREQ=YEARLY", "9998-01-01T00:00:00").All().Count());
        Assert.Equal(24, Series.Of("FREQ=HOURLY", "9999-12-31T00:00:00", "Pacific/Kiritimati").All().Count());
        Assert.Equal(5, Series.Of("FREQ=HOURLY", "9999-12-31T14:00:00", "America/New_York").All().Count());
        Assert.Equal(3, Series.Of("FREQ=YEARLY;COUNT=3", "0001-01-01T00:00:00", "Europe/Berlin").All().Count());
    }
}
