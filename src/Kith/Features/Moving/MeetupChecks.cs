using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Time;

namespace Kith.Features.Moving;

/// <summary>What is wrong with the meetups of a group's file.</summary>
/// <param name="all">Where flaws go.</param>
/// <param name="nowUtc">Now.</param>
internal sealed class MeetupChecks(GroupFileChecks all, DateTime nowUtc)
{
    /// <summary>Most times within the horizon: twice a day, and nothing that means every minute.</summary>
    private const int MostTimes = 200;

    private const int LongestMinutes = 7 * 24 * 60;
    private const int MostSeats = 1000;
    private const int LongestDates = 8000;
    private const string Date = "Moving.Wrong.Date";

    private static readonly Places.Access AnyAccess = Enum.GetValues<Places.Access>()
        .Aggregate((all, one) => all | one);

    private static readonly DateTime Earliest = new(1990, 1, 1);

    public void Check(string path, FiledMeetup meetup)
    {
        Read(path, meetup);
        Join(path, meetup);
        all.Each($"{path}.days", meetup.Days, GroupFile.MostDays, Check);
        if (meetup.Days.Where(d => d is not null).GroupBy(d => d.On).Any(same => same.Count() > 1))
            all.Add($"{path}.days", GroupFileChecks.Odd);
        if (Times(path, meetup) && meetup.Roles.All(r => r is not null))
            Often(path, meetup);
    }

    private void Read(string path, FiledMeetup meetup)
    {
        all.Needed($"{path}.title", meetup.Title, 255);
        all.Words($"{path}.description", meetup.Description, 8000);
        if (!Kinds.All.Contains(meetup.Kind))
            all.Add($"{path}.kind", GroupFileChecks.Odd);
        all.Codes($"{path}.languages", meetup.Languages, 100);
        all.Codes($"{path}.types", meetup.Types, 400);
        all.Words($"{path}.costNote", meetup.CostNote, 200);
        all.Words($"{path}.firstVisit", meetup.FirstVisit, 2000);
        all.Words($"{path}.bring", meetup.Bring, 500);
        all.Words($"{path}.contentNote", meetup.ContentNote, 500);
        all.Words($"{path}.accessNote", meetup.AccessNote, 1000);
        all.Words($"{path}.stateReason", meetup.StateReason, 500);
        all.Choice($"{path}.led", meetup.Led);
        all.Choice($"{path}.ages", meetup.Ages);
        all.Choice($"{path}.cost", meetup.Cost);
        all.Choice<MeetupState>($"{path}.state", meetup.State);
        if (meetup.State == MeetupState.Ended)
            all.Add($"{path}.state", GroupFileChecks.Odd);
    }

    private void Join(string path, FiledMeetup meetup)
    {
        all.Choice<Mode>($"{path}.mode", meetup.Mode);
        all.Choice<LinkShown>($"{path}.linkShown", meetup.LinkShown);
        if (meetup.Place is { } place)
            Check($"{path}.place", place);
        all.Words($"{path}.link", meetup.Link, 1000);
        if (meetup.Link is { } link && WebLink.Safe(link) is null)
            all.Add($"{path}.link", "Plan.Link.Odd");
        all.Words($"{path}.dialIn", meetup.DialIn, 255);
        all.Words($"{path}.phone", meetup.Phone, 40);
        all.Range($"{path}.seats", meetup.Seats, 1, MostSeats);
        all.Each($"{path}.roles", meetup.Roles, MeetupRole.Most, Check);
        all.Each($"{path}.questions", meetup.Questions, Coming.Answer.Most, (at, one) => all.Needed(at, one, 600));
        all.Words($"{path}.questions", string.Join('\n', meetup.Questions), 700);
    }

    private void Check(string path, FiledRole role)
    {
        all.Needed($"{path}.name", role.Name, MeetupRole.LongestName);
        if (role.Name.Any(char.IsControl))
            all.Add($"{path}.name", GroupFileChecks.Odd);
        all.Range($"{path}.seats", role.Seats, 1, MeetupRole.MostSeats);
    }

    private void Check(string path, FiledPlace place)
    {
        all.Needed($"{path}.name", place.Name, 255);
        all.Words($"{path}.address", place.Address, 400);
        all.Words($"{path}.area", place.Area, 200);
        all.Choice<Places.Precision>($"{path}.precision", place.Precision);
        if ((place.Access & ~AnyAccess) != Places.Access.None)
            all.Add($"{path}.access", GroupFileChecks.Odd);
        all.Words($"{path}.directions", place.Directions, 4000);
        all.Words($"{path}.transport", place.Transport, 1000);
    }

    private void Check(string path, FiledDay day)
    {
        all.Choice<OccurrenceState>($"{path}.state", day.State);
        Wall($"{path}.on", day.On);
        if (day.State == OccurrenceState.Dropped || (day.State == OccurrenceState.Moved) != day.Starts.HasValue)
            all.Add($"{path}.starts", Date);
        if (day.Starts is { } starts)
            Wall($"{path}.starts", starts);
        all.Range($"{path}.minutes", day.Minutes, 1, LongestMinutes);
        all.Range($"{path}.seats", day.Seats, 1, MostSeats);
        all.Words($"{path}.reason", day.Reason, 500);
        if (day.Place is { } place)
            Check($"{path}.place", place);
    }

    private bool Times(string path, FiledMeetup meetup)
    {
        all.Range($"{path}.minutes", meetup.Minutes, 1, LongestMinutes);
        var isGood = Wall($"{path}.starts", meetup.Starts);
        if (Zones.Find(meetup.Zone) is null)
            isGood = Wrong($"{path}.zone", "Moving.Wrong.Zone");
        if (meetup.Rule is { } rule && (rule.Length > 500 || !RecurrenceRule.TryParse(rule, out _, out _)))
            isGood = Wrong($"{path}.rule", "Moving.Wrong.Rule");
        return Dates($"{path}.extraDates", meetup.ExtraDates)
            & Dates($"{path}.leftOutDates", meetup.LeftOutDates)
            & isGood;
    }

    private void Often(string path, FiledMeetup meetup)
    {
        if (Horizon.Times(Unpacking.Plan(meetup, nowUtc), nowUtc, []).Count > MostTimes)
            all.Add($"{path}.rule", "Moving.Wrong.Often", MostTimes);
    }

    private bool Dates(string path, string? dates) =>
        dates is null
        || (
            dates.Length <= LongestDates
            && dates.Split(',').All(d => IcsTime.TryRead(d.Trim(), out var at, out _) && at.Year is >= 1990 and < 9990)
        )
        || Wrong(path, Date);

    // A wall time: an offset would say another hour.
    private bool Wall(string path, DateTime at) =>
        (at.Kind == DateTimeKind.Unspecified && at >= Earliest && at < Horizon.Latest) || Wrong(path, Date);

    private bool Wrong(string path, string key)
    {
        all.Add(path, key);
        return false;
    }
}
