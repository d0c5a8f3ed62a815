using System.ComponentModel.DataAnnotations;
using Kith.Features.Meetups;
using NodaTime;

namespace Kith.Features.Hosting;

public sealed partial class PlanForm
{
    private const int ShortestMinutes = 5;
    private const int LongestMinutes = 7 * 24 * 60;
    private const int MostTimes = 500;

    /// <summary>Farthest ahead a meetup can begin, in years.</summary>
    private const int FarthestYears = 3;

    /// <summary>The first day, or for a meetup that runs already the next.</summary>
    [Required(ErrorMessage = "Plan.Day.Missing")]
    public DateOnly? Day { get; set; }

    /// <summary>On the clock of the meetup's zone, whatever the season: 18:30 stays 18:30.</summary>
    [Required(ErrorMessage = "Plan.Start.Missing")]
    public TimeOnly? Start { get; set; }

    /// <summary>Length; null when nobody knows when it ends.</summary>
    [Range(ShortestMinutes, LongestMinutes)]
    public int? Minutes { get; set; } = 90;

    [EnumDataType(typeof(Rhythm), ErrorMessage = NoChoice)]
    public Rhythm Rhythm { get; set; } = Rhythm.Weekly;

    [EnumDataType(typeof(Ending), ErrorMessage = NoChoice)]
    public Ending Ending { get; set; }

    public DateOnly? Until { get; set; }

    [Range(1, MostTimes)]
    public int? Times { get; set; }

    /// <summary>The first start, wall time; only for a form without mistakes.</summary>
    public DateTime Begins() => Day!.Value.ToDateTime(Start!.Value);

    /// <summary>Whether day, hour and rhythm are as the other form says; then the meetup's own rule stays.</summary>
    public bool MeetsAs(PlanForm other) =>
        (Day, Start, Rhythm, Ending) == (other.Day, other.Start, other.Rhythm, other.Ending)
        && (Ending != Ending.OnDay || Until == other.Until)
        && (Ending != Ending.AfterTimes || Times == other.Times);

    /// <summary>Gives the meetup its times from the form's first day on.</summary>
    public void WriteWhen(Meetup meetup, string zone)
    {
        meetup.Moves(Begins(), zone).OnlyByAppointment(only: false);
        if (Rhythm == Rhythm.AsItIs)
            return;
        var rule = new PlainRule(Rhythm, Ending, Until, Times).Write(Begins(), MeetupTimes.Zone(zone));
        meetup.Repeats(rule, extraDates: null, meetup.LeftOutDates);
    }

    /// <summary>Whether the first time is still ahead and not absurdly far.</summary>
    public bool IsAhead(DateTimeZone zone, DateTime nowUtc)
    {
        var now = MeetupTimes.Local(nowUtc, zone);
        return Begins() > now && Begins() < now.AddYears(FarthestYears);
    }

    private IEnumerable<(string Field, string Key)> WrongWhen()
    {
        if (Rhythm == Rhythm.Once || Rhythm == Rhythm.AsItIs)
            yield break;
        if (Ending == Ending.OnDay && (Until is null || Until < Day))
            yield return (nameof(Until), "Plan.Until.Missing");
        if (Ending == Ending.AfterTimes && Times is null)
            yield return (nameof(Times), "Plan.Times.Missing");
    }

    private void ShowWhen(Meetup meetup, DateTime nextLocal)
    {
        var rule = PlainRule.Read(meetup);
        (Day, Start) = (DateOnly.FromDateTime(nextLocal), TimeOnly.FromDateTime(nextLocal));
        (Minutes, Rhythm, Ending) = (meetup.Minutes, rule.Rhythm, rule.Ending);
        Until = rule.Until;
        Times = rule.Times is { } times ? Math.Max(1, times - Before(meetup, nextLocal)) : null;
    }

    // How many of the times a rule counts are over by then.
    private static int Before(Meetup meetup, DateTime local) =>
        MeetupTimes
            .Of(meetup)
            .Between(LocalDateTime.FromDateTime(meetup.StartsLocal), LocalDateTime.FromDateTime(local))
            .Take(MostTimes)
            .Count();
}
