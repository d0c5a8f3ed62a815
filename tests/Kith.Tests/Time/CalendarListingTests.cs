using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>The dry run's lines.</summary>
public class CalendarListingTests
{
    private const string Weekly =
        "UID:w\nSUMMARY:Owls\nDTSTART;TZID=Europe/London:20260323T183000\nRRULE:FREQ=WEEKLY;COUNT=4";

    [Fact]
    public void A_line_has_wall_time_zone_utc_and_title()
    {
        var lines = Ics.Listed(Ics.Calendar(Weekly));
        Assert.Equal("2026-03-23T18:30:00\tEurope/London\t2026-03-23T18:30:00Z\tOwls", lines[0]);
        Assert.Equal("2026-03-30T18:30:00\tEurope/London\t2026-03-30T17:30:00Z\tOwls", lines[1]);
        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public void A_skipped_time_is_listed_as_the_clock_shows_it()
    {
        var lines = Ics.Listed(Ics.Calendar("UID:g\nSUMMARY:Gap\nDTSTART;TZID=Europe/London:20260329T013000"));
        Assert.Equal(["2026-03-29T02:30:00\tEurope/London\t2026-03-29T01:30:00Z\tGap"], lines);
    }

    [Fact]
    public void Both_ends_of_the_window_are_included()
    {
        var days = Ics.Calendar("UID:d\nDTSTART:20260301T235959Z\nRRULE:FREQ=DAILY");
        Assert.Equal(3, Ics.Listed(days, "2026-03-05", "2026-03-07").Count);
        Assert.Empty(Ics.Listed(days, "2026-03-07", "2026-03-05"));
        Assert.Single(Ics.Listed(days, "9999-12-31", "9999-12-31"));
        Assert.Empty(Ics.Listed(days, "0001-01-01", "2026-02-28"));
    }

    [Fact]
    public void Lines_rise_by_moment_and_then_by_uid()
    {
        var lines = Ics.Listed(
            Ics.Calendar(
                "UID:b\nSUMMARY:second\nDTSTART:20260301T100000Z",
                "UID:a\nSUMMARY:first\nDTSTART;TZID=Europe/Berlin:20260301T110000",
                "UID:c\nSUMMARY:earlier\nDTSTART;TZID=Asia/Tokyo:20260301T120000"
            )
        );
        Assert.Equal(["earlier", "first", "second"], lines.Select(line => line.Split('\t')[3]));
        Assert.Equal("2026-03-01T10:00:00\tUTC\t2026-03-01T10:00:00Z\tsecond", lines[2]);
    }

    [Fact]
    public void Floating_times_and_whole_days_are_in_the_zone_of_the_hub()
    {
        var calendar = IcsReader.Read(
            Ics.Calendar(
                "UID:f\nSUMMARY:Floating\nDTSTART:20260701T090000",
                "UID:d\nSUMMARY:Day\nDTSTART;VALUE=DATE:20260701"
            )
        );
        Assert.Equal(
            [
                "2026-07-01T00:00:00\tEurope/London\t2026-06-30T23:00:00Z\tDay",
                "2026-07-01T09:00:00\tEurope/London\t2026-07-01T08:00:00Z\tFloating",
            ],
            Ics.Listed(calendar, "2026-07-01", "2026-07-01")
        );
        Assert.Equal(
            [
                "2026-07-01T00:00:00\tAsia/Tokyo\t2026-06-30T15:00:00Z\tDay",
                "2026-07-01T09:00:00\tAsia/Tokyo\t2026-07-01T00:00:00Z\tFloating",
            ],
            Ics.Listed(calendar, "2026-07-01", "2026-07-01", DateTimeZoneProviders.Tzdb["Asia/Tokyo"])
        );
    }

    [Fact]
    public void Tabs_and_newlines_in_a_title_become_spaces()
    {
        var line = Assert.Single(
            Ics.Listed(Ics.Calendar("UID:t\nSUMMARY:Tea\\nand\tcake\\, too\nDTSTART:20260301T100000Z"))
        );
        Assert.EndsWith("Z\tTea and cake, too", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cancelled_is_left_out()
    {
        var cancelled = "\nSTATUS:CANCELLED";
        Assert.Empty(Ics.Listed(Ics.Calendar(Weekly + cancelled)));
        Assert.Empty(Ics.Listed(Ics.Whole("METHOD:CANCEL", $"BEGIN:VEVENT\n{Weekly}\nEND:VEVENT")));
        var one =
            "UID:w\nSUMMARY:Owls\nRECURRENCE-ID;TZID=Europe/London:20260330T183000\nDTSTART:20260330T173000Z"
            + cancelled;
        Assert.Equal(["2026-03-23", "2026-04-06", "2026-04-13"], Ics.Listed(Ics.Calendar(Weekly, one)).Select(Date));
    }

    [Fact]
    public void A_moved_occurrence_is_listed_where_it_moved_to_and_only_there()
    {
        var moved =
            "UID:w\nSUMMARY:Owls elsewhere\nRECURRENCE-ID:20260330T173000Z\nDTSTART;TZID=Europe/London:20260401T190000";
        var lines = Ics.Listed(Ics.Calendar(moved, Weekly));
        Assert.Equal(["2026-03-23", "2026-04-01", "2026-04-06", "2026-04-13"], lines.Select(Date));
        Assert.Equal("2026-04-01T19:00:00\tEurope/London\t2026-04-01T18:00:00Z\tOwls elsewhere", lines[1]);
        Assert.Empty(Ics.Listed(Ics.Calendar(moved, Weekly), "2026-03-30", "2026-03-31"));
    }

    [Fact]
    public void The_latest_revision_of_a_series_and_of_an_occurrence_counts()
    {
        var newer = Weekly.Replace("183000", "200000", StringComparison.Ordinal) + "\nSEQUENCE:2";
        var change =
            "UID:w\nSUMMARY:new\nSEQUENCE:3\nRECURRENCE-ID;TZID=Europe/London:20260330T200000\nDTSTART:20260331T173000Z";
        var older = change
            .Replace("SEQUENCE:3", "SEQUENCE:1", StringComparison.Ordinal)
            .Replace(":new", ":old", StringComparison.Ordinal);
        var lines = Ics.Listed(Ics.Calendar(newer, Weekly, change, older));
        Assert.Equal(
            ["2026-03-23T20:00:00", "2026-03-31T17:30:00", "2026-04-06T20:00:00", "2026-04-13T20:00:00"],
            lines.Select(l => l.Split('\t')[0])
        );
        Assert.EndsWith("\tnew", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_can_hold_for_all_that_follow()
    {
        var change =
            "UID:w\nSUMMARY:Later owls\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20260406T183000\nDTSTART;TZID=Europe/London:20260407T190000";
        var lines = Ics.Listed(Ics.Calendar(Weekly, change));
        Assert.Equal(
            ["2026-03-23T18:30:00", "2026-03-30T18:30:00", "2026-04-07T19:00:00", "2026-04-14T19:00:00"],
            lines.Select(line => line.Split('\t')[0])
        );
        Assert.EndsWith("\tLater owls", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_occurrence_without_its_series_is_listed()
    {
        var lone = "UID:w\nSUMMARY:Owls\nRECURRENCE-ID;TZID=Europe/London:20260330T183000\nDTSTART:20260330T173000Z";
        Assert.Equal(["2026-03-30"], Ics.Listed(Ics.Calendar(lone)).Select(Date));
    }

    [Fact]
    public void An_event_that_a_file_holds_twice_is_listed_once()
    {
        Assert.Equal(4, Ics.Listed(Ics.Calendar(Weekly, Weekly)).Count);
    }

    [Fact]
    public void Events_without_a_uid_do_not_replace_each_other()
    {
        Assert.Equal(2, Ics.Listed(Ics.Calendar("DTSTART:20260301T100000Z", "DTSTART:20260301T100000Z")).Count);
    }

    [Fact]
    public void Every_second_until_the_end_of_the_calendar_can_be_read_as_far_as_one_likes()
    {
        var endless = Ics.Calendar(
            "UID:s\nDTSTART:20000101T000000Z\nRRULE:FREQ=SECONDLY",
            "UID:n\nDTSTART:20000101T000000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"
        );
        Assert.Equal(
            "9999-12-30T00:00:02",
            Ics.Listed(IcsReader.Read(endless), "9999-12-30", "9999-12-31").ElementAt(2).Split('\t')[0]
        );
        Assert.Equal(
            "2000-01-01T00:00:41",
            Ics.Listed(IcsReader.Read(endless), "0001-01-01", "9999-12-31").ElementAt(41).Split('\t')[0]
        );
    }

    private static string Date(string line) => line[..10];
}
