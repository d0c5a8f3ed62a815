using Kith.Time;
using NodaTime;
using static Kith.Tests.Time.Feeds;

namespace Kith.Tests.Time;

/// <summary>Series as other programs read them: rules, their ends, and what differs from them.</summary>
public sealed class IcsSeriesTests
{
    [Fact]
    public void A_series_begins_with_an_occurrence_of_its_rule()
    {
        var tuesdays = Owls with
        {
            When = Series.Of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", "2026-03-23T18:30:00", "Europe/London"),
        };
        Assert.Contains(
            "DTSTART;TZID=Europe/London:20260324T183000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU\r\n",
            Text(Feed(tuesdays)),
            StringComparison.Ordinal
        );
        var never = Owls with
        {
            When = Series.Of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-03-23T18:30:00", "Europe/London"),
        };
        Assert.DoesNotContain("VEVENT", Text(Feed(never)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNTIL=20260405", "UNTIL=20260405T225959Z")]
    [InlineData("UNTIL=20260405T183000", "UNTIL=20260405T173000Z")]
    [InlineData("UNTIL=20260405T183000Z", "UNTIL=20260405T183000Z")]
    public void The_end_of_a_rule_is_in_utc_beside_a_zone(string until, string written)
    {
        var text = Text(
            Feed(Owls with { When = Series.Of($"FREQ=DAILY;{until}", "2026-03-23T18:30:00", "Europe/London") })
        );
        Assert.Contains($"RRULE:FREQ=DAILY;{written}\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_an_all_day_rule_is_a_date()
    {
        var days = Series.Of("FREQ=DAILY;UNTIL=20260405T183000Z;BYHOUR=3", "2026-03-23", "Europe/London") with
        {
            WholeDay = true,
        };
        Assert.Contains(
            "RRULE:FREQ=DAILY;UNTIL=20260405\r\n",
            Text(Feed(Owls with { When = days })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_added_left_out_moved_and_cancelled_is_written()
    {
        var when = Owls.When with
        {
            Dates = [Series.At("2026-04-01T10:00:00")],
            Except = new HashSet<Instant> { Instant.FromUtc(2026, 4, 6, 17, 30) },
            ExceptDates = new HashSet<LocalDate> { new(2026, 4, 13) },
        };
        var moved = Owls with
        {
            Title = "Elsewhere",
            When = new Recurrence(Series.At("2026-04-21T19:00:00"), Ics.London),
            Sequence = 2,
        };
        var off = Owls with
        {
            When = new Recurrence(Series.At("2026-04-27T18:30:00"), Ics.London),
            Status = IcsStatus.Cancelled,
        };
        var entry = Owls with
        {
            When = when,
            Changes = [new(Series.At("2026-04-20T18:30:00"), moved), new(Series.At("2026-04-27T18:30:00"), off)],
        };
        var text = Text(Feed(entry));
        Assert.Contains(
            "\r\nRDATE;TZID=Europe/London:20260401T100000\r\nEXDATE;TZID=Europe/London:20260406T183000,20260413T183000\r\n",
            Unfolded(text),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\r\nRECURRENCE-ID;TZID=Europe/London:20260420T183000\r\nDTSTART;TZID=Europe/London:20260421T190000\r\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(3, text.Split("UID:owls@hub.example").Length - 1);
        Assert.Equal(
            ["2026-03-23", "2026-03-30", "2026-04-01", "2026-04-21", "2026-05-04"],
            Ics.Listed(text, "2026-01-01", "2026-05-04").Select(line => line[..10])
        );
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);
}
