using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>What is written reads back as the same meetings, by us and by a program that knows only the zones in the file.</summary>
public class IcsRoundTripTests
{
    private static readonly Instant Stamp = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Fact]
    public void A_written_series_reads_back_with_the_same_occurrences()
    {
        var any =
            from rule in RuleGenerator.Rules
            from start in RuleGenerator.Starts
            from zone in Gen.Elements(RuleGenerator.ZoneNames)
            from wholeDay in Gen.Elements(false, false, true)
            select Series.Of(rule, start, zone) with
            {
                WholeDay = wholeDay && !rule.Contains("LY;INTERVAL", StringComparison.Ordinal),
            };
        Prop.ForAll(any.ToArbitrary(), series => ReadsBack(Day(series)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Europe/Dublin")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Jerusalem")]
    [InlineData("Asia/Tokyo")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    [InlineData("Etc/GMT+5")]
    public void A_zone_as_written_gives_the_moments_of_the_real_zone(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        foreach (var first in (int[])[1990, 2026])
        {
            var when = Series.Of("FREQ=DAILY;BYHOUR=0,1,2,3,12", $"{first}-01-01T12:00:00", id);
            var text = Text(when).Replace(id, "Somewhere", StringComparison.Ordinal);
            var (from, to) = (new LocalDate(first, 1, 1), new LocalDate(2034, 12, 31));
            var read = CalendarListing
                .Of(IcsReader.Read(text), from, to, Ics.London)
                .Select(at => (at.Local, at.Instant))
                .ToList();
            var meant = when.On(from, to).Select(at => (at.Local, at.Instant)).ToList();
            Assert.Equal(meant, read);
            Assert.Equal("Somewhere", CalendarListing.Of(IcsReader.Read(text), from, to, zone).First().Zone.Id);
        }
    }

    [Fact]
    public void Zones_with_a_pattern_are_right_for_ever()
    {
        var when = Series.Of("FREQ=MONTHLY", "2026-01-15T18:30:00", "America/New_York");
        var text = Text(when).Replace("America/New_York", "Somewhere", StringComparison.Ordinal);
        var far = new LocalDate(2150, 7, 15);
        Assert.Equal(
            when.On(far, far).Single().Instant,
            CalendarListing.Of(IcsReader.Read(text), far, far, Ics.London).Single().Instant
        );
    }

    private static bool ReadsBack(Recurrence series)
    {
        var (from, to) = (series.Start.Date.PlusDays(-1), series.Start.Date.PlusYears(3));
        var meant = series.On(from, to).Take(200).Select(at => (at.Local, at.Instant)).ToList();
        var read = CalendarListing
            .Of(IcsReader.Read(Text(series)), from, to, series.Zone)
            .Take(200)
            .Select(at => (at.Local, at.Instant));
        return meant.SequenceEqual(read);
    }

    private static Recurrence Day(Recurrence series) =>
        series.WholeDay ? series with { Start = series.Start.Date.AtMidnight() } : series;

    private static string Text(Recurrence when)
    {
        var entry = new IcsEntry
        {
            Uid = "1",
            Title = "T",
            When = when,
        };
        return Encoding.UTF8.GetString(
            IcsWriter.ToBytes(
                new IcsFeed
                {
                    ProductId = "p",
                    Stamp = Stamp,
                    Entries = [entry],
                }
            )
        );
    }
}
