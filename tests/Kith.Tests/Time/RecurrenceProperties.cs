using FsCheck;
using FsCheck.Fluent;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>What holds for every rule, start and zone.</summary>
public class RecurrenceProperties
{
    /// <summary>So many are looked at: second by second that is minutes, week by week years.</summary>
    private const int Enough = 300;

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static Arbitrary<(string Rule, string Start, string Zone)> Any =>
        (
            from rule in RuleGenerator.Rules
            from start in RuleGenerator.Starts
            from zone in Gen.Elements(RuleGenerator.ZoneNames)
            select (rule, start, zone)
        ).ToArbitrary();

    [Fact]
    public void Occurrences_rise_and_stay_within_what_was_asked()
    {
        Holds(series =>
        {
            var (from, to) = (series.Start.PlusDays(100), series.Start.PlusDays(800));
            var found = series.Between(from, to).Take(Enough).ToList();
            return found.All(at => at.Local >= from && at.Local < to)
                && found.Zip(found.Skip(1)).All(pair => pair.First.Instant < pair.Second.Instant);
        });
    }

    [Fact]
    public void Every_occurrence_is_its_wall_time_in_its_zone_the_first_of_two()
    {
        Holds(series =>
            series
                .Between(Series.Begin, Series.End)
                .Take(Enough)
                .All(at =>
                    at.Instant.InZone(series.Zone).LocalDateTime == at.Local
                    && Zones.At(at.Local, series.Zone) == at.Instant
                )
        );
    }

    [Fact]
    public void The_time_of_day_is_the_same_in_every_zone_unless_the_clocks_skip_it()
    {
        Holds(series =>
        {
            var plain = Times(series with { Zone = DateTimeZone.Utc });
            // COUNT reaches further where a moment is not repeated; UNTIL in UTC ends elsewhere.
            var found = Times(series).Where(local => local < plain[^1] && !IsAfterGap(local, series.Zone));
            return found.All(local => plain.BinarySearch(local) >= 0);
        });

        static List<LocalDateTime> Times(Recurrence series) =>
            [
                .. series
                    .Between(Series.Begin, Series.End)
                    .Take(Enough)
                    .Select(at => at.Local)
                    .DefaultIfEmpty(series.Start),
            ];
    }

    [Fact]
    public void Asking_for_a_window_gives_what_asking_for_everything_gives_there()
    {
        Holds(series =>
        {
            var (from, to) = (series.Start.PlusDays(150), series.Start.PlusDays(152).PlusHours(5));
            var all = series.Between(Series.Begin, to).SkipWhile(at => at.Local < from).Take(Enough).ToList();
            return all.SequenceEqual(series.Between(from, to).Take(Enough));
        });
    }

    [Fact]
    public void A_rule_reads_back_as_it_was_written()
    {
        Prop.ForAll(
                RuleGenerator.Rules.ToArbitrary(),
                text => RecurrenceRule.Parse(RecurrenceRule.Parse(text).ToString()).Equals(RecurrenceRule.Parse(text))
            )
            .Check(Thorough);
    }

    private static void Holds(Func<Recurrence, bool> property) =>
        Prop.ForAll(Any, one => property(Series.Of(one.Rule, one.Start, one.Zone))).Check(Thorough);

    private static bool IsAfterGap(LocalDateTime local, DateTimeZone zone) =>
        zone.MapLocal(local).Count == 1
        && zone.GetZoneInterval(Zones.At(local, zone)) is { HasStart: true } interval
        && local < interval.IsoLocalStart.PlusDays(1);
}
