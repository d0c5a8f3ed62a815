using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Features.Services.Finder;
using NodaTime;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>Opening hours as lists write them, and what is made of them.</summary>
public sealed class ScheduleReaderTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Theory]
    [InlineData("2026-11-24 09:59", false)]
    [InlineData("2026-11-24 10:00", true)]
    [InlineData("2026-11-24 11:59", true)]
    [InlineData("2026-11-24 12:00", false)]
    [InlineData("2026-11-25 10:30", false)]
    public void Weekly_hours_begin_with_their_first_minute_and_end_before_their_last(string local, bool isOpen) =>
        Assert.Equal(
            isOpen,
            IsOpen("""{"freq":"WEEKLY","byday":"TU,TH","opens_at":"10:00","closes_at":"12:00"}""", local)
        );

    [Theory]
    [InlineData("2005-01-01 07:00", true)] // 10:00 three hours east
    [InlineData("2005-01-01 14:59", true)]
    [InlineData("2005-01-01 15:00", false)]
    [InlineData("2005-01-02 10:00", false)]
    public void Hours_of_one_day_hold_on_it_whatever_their_rule_says_and_wherever_their_clock_is(
        string local,
        bool isOpen
    ) =>
        Assert.Equal(
            isOpen,
            IsOpen(
                """
                {"valid_from":"2005-01-01","valid_to":"2005-01-01","dtstart":"2005-01-01","until":"2005-01-01","timezone":3,"count":3,
                 "freq":"WEEKLY","byday":"TH,FR","byweekno":"41,42","opens_at":"10:00:00","closes_at":"18:00:00"}
                """,
                local
            )
        );

    [Theory]
    [InlineData("2026-11-27 23:30", true)]
    [InlineData("2026-11-28 01:59", true)]
    [InlineData("2026-11-28 02:00", false)]
    [InlineData("2026-11-27 01:00", false)]
    public void What_opens_in_the_evening_may_stay_open_past_midnight(string local, bool isOpen) =>
        Assert.Equal(
            isOpen,
            IsOpen("""{"freq":"WEEKLY","byday":"FR","opens_at":"22:00","closes_at":"02:00"}""", local)
        );

    [Theory]
    [InlineData("2026-11-02 10:00", true)] // the first Monday
    [InlineData("2026-11-09 10:00", false)]
    [InlineData("2026-11-27 10:00", true)] // the last Friday
    [InlineData("2026-11-20 10:00", false)]
    public void Days_of_a_month_are_counted_from_its_beginning_and_its_end(string local, bool isOpen) =>
        Assert.Equal(
            isOpen,
            IsOpen("""{"freq":"MONTHLY","byday":"1MO,-1FR","opens_at":"09:00","closes_at":"17:00"}""", local)
        );

    [Theory]
    [InlineData("2026-11-24 10:00", true)]
    [InlineData("2026-12-01 10:00", false)]
    [InlineData("2026-12-08 10:00", true)]
    [InlineData("2026-11-10 10:00", false)] // before it began
    public void Every_second_week_is_counted_from_the_first(string local, bool isOpen) =>
        Assert.Equal(
            isOpen,
            IsOpen(
                """{"freq":"WEEKLY","interval":2,"byday":"TU","dtstart":"2026-11-24","opens_at":"09:00","closes_at":"17:00"}""",
                local
            )
        );

    [Theory]
    [InlineData("2026-12-08 10:00", true)]
    [InlineData("2026-12-15 10:00", false)]
    public void A_rule_that_happens_so_many_times_is_over_then(string local, bool isOpen) =>
        Assert.Equal(
            isOpen,
            IsOpen(
                """{"freq":"WEEKLY","byday":"TU","count":3,"dtstart":"2026-11-24","opens_at":"09:00","closes_at":"17:00"}""",
                local
            )
        );

    [Theory]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","opens_at":"ten","closes_at":"12:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TUE","opens_at":"10:00","closes_at":"12:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","byweekno":"41","opens_at":"10:00","closes_at":"12:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","count":3,"opens_at":"10:00","closes_at":"12:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","valid_to":"soon","opens_at":"10:00","closes_at":"12:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","timezone":9,"opens_at":"10:00","closes_at":"12:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","opens_at":"09:00","closes_at":"09:00"}""")]
    [InlineData("""{"freq":"DAILY","opens_at":"00:00","closes_at":"00:00"}""")]
    [InlineData("""{"freq":"DAILY","count":1,"dtstart":"9999-01-01","opens_at":"09:00","closes_at":"10:00"}""")]
    [InlineData("""{"freq":"WEEKLY","byday":"TU","closed":true,"opens_at":"09:00","closes_at":"17:00"}""")]
    [InlineData("""{"description":"Ring to ask"}""")]
    [InlineData(
        """{"dtstart":"2026-11-24","until":"2026-11-24","timezone":2000,"opens_at":"09:00","closes_at":"17:00"}"""
    )]
    [InlineData("""{"dtstart":"2026-11-24","until":"2026-11-24","opens_at":"09:00-23:00","closes_at":"17:00-23:00"}""")]
    public void What_nobody_can_read_for_certain_never_counts_as_open(string schedule)
    {
        var hours = Read(schedule);

        Assert.Empty(hours.Slots);
        Assert.True(hours.HasWords);
        Assert.Equal(new Opening(IsOpen: false, At: null), hours.At(new DateTime(2026, 11, 24, 10, 30, 0)));
    }

    [Theory]
    [InlineData("10:00Z")]
    [InlineData("10:00:00+01:00")]
    [InlineData("10:00+00:00")]
    public void An_offset_of_the_hubs_own_clocks_means_the_wall_time_all_year(string opens)
    {
        var schedule = $$"""{"freq":"WEEKLY","byday":"TU","opens_at":"{{opens}}","closes_at":"12:00"}""";

        Assert.True(IsOpen(schedule, "2026-01-06 10:00"));
        Assert.True(IsOpen(schedule, "2026-07-07 10:00"));
        Assert.False(IsOpen(schedule, "2026-07-07 09:30"));
    }

    [Theory]
    [InlineData("2026-12-25 10:00", false)]
    [InlineData("2026-12-24 10:00", true)]
    [InlineData("2026-12-28 10:00", true)]
    public void A_day_of_which_a_list_says_something_else_does_not_count_as_open(string local, bool isOpen)
    {
        var usual = """{"freq":"WEEKLY","byday":"MO,TU,WE,TH,FR","opens_at":"09:00","closes_at":"17:00"}""";
        var holiday = """{"closed":true,"valid_from":"2026-12-25","valid_to":"2026-12-25"}""";
        var hours = ScheduleReader.Of(new[] { usual, holiday }.Select(s => JsonNode.Parse(s)!.AsObject()), London);
        Assert.Equal(isOpen, hours.At(DateTime.Parse(local, CultureInfo.InvariantCulture)).IsOpen);
        Assert.Equal(6, hours.Slots.Count);
    }

    [Fact]
    public void A_line_that_is_there_all_week_never_closes()
    {
        var hours = Read("""{"freq":"DAILY","opens_at":"00:00","closes_at":"23:59"}""");

        Assert.Equal(new Opening(IsOpen: true, At: null), hours.At(new DateTime(2026, 11, 24, 3, 0, 0)));
    }

    [Fact]
    public void The_night_the_clocks_go_back_is_as_long_as_its_hours_on_the_wall()
    {
        var hours = Read("""{"freq":"WEEKLY","byday":"SA","opens_at":"22:00","closes_at":"02:00"}""");

        // 01:30 on the wall comes twice that night; the house is open both times.
        var opening = hours.At(new DateTime(2026, 10, 25, 1, 30, 0));

        Assert.Equal(new Opening(IsOpen: true, new DateTime(2026, 10, 25, 2, 0, 0)), opening);
    }

    [Fact]
    public void The_next_opening_is_named_and_written_hours_are_read_again_as_they_were()
    {
        var hours = Read("""{"freq":"WEEKLY","byday":"TU,TH","opens_at":"10:00","closes_at":"12:00"}""");
        var again = OpeningHours.Parse(hours.ToString());

        Assert.Equal(new DateTime(2026, 11, 26, 10, 0, 0), again.At(new DateTime(2026, 11, 24, 12, 0, 0)).At);
        Assert.Equal(hours.Slots, again.Slots);
    }

    private static bool IsOpen(string schedule, string local) =>
        Read(schedule).At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)).IsOpen;

    private static OpeningHours Read(string schedule) =>
        ScheduleReader.Of([JsonNode.Parse(schedule)!.AsObject()], London);
}
