using System.Linq.Expressions;
using Kith.Features.Coming;
using Kith.Features.Hosting;
using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>
/// What belongs to one evening is seen by those who are part of it: the host's words by people who come, who does what by the
/// group. How it was is told to the host without names, and as a sum only when nobody can be guessed from it.
/// </summary>
public static class EveningRules
{
    /// <summary>Answers to "how was it" from which on they are summed: fewer would tell who said what.</summary>
    public const int FewestAnswers = 5;

    /// <summary>The host's words are for the hosts and for whoever is coming.</summary>
    public static Expression<Func<Message, bool>> MessageVisibleTo(Viewer viewer) =>
        message => viewer.Hosts.Contains(message.MeetupId) || viewer.Attends.Contains(message.OccurrenceId);

    /// <summary>Who does what is known to the group.</summary>
    public static Expression<Func<Duty, bool>> DutyVisibleTo(Viewer viewer) =>
        duty => viewer.Groups.Contains(duty.GroupId);

    /// <summary>Members of the group take duties of times that are not over.</summary>
    public static Verdict MayTakeDuty(Viewer viewer, Guid? groupId, Occurrence time, DateTime nowUtc) =>
        groupId is not { } group || viewer.RoleIn(group) is null ? Verdict.Refused("Duties.NotYours")
        : viewer.IsPaused ? PersonRules.MayBegin(viewer)
        : RsvpRules.IsOver(time, nowUtc) ? Verdict.Refused("Coming.Over")
        : Verdict.Allowed;

    /// <summary>How it was, says once whoever was coming, when it has begun.</summary>
    public static Verdict MayFeel(Rsvp rsvp, Occurrence time, DateTime nowUtc) =>
        (rsvp, time) switch
        {
            ({ State: not RsvpState.Going }, _) => Verdict.Refused("Coming.NotOnTheList"),
            (_, { State: OccurrenceState.Cancelled or OccurrenceState.Dropped }) => Verdict.Refused("Coming.Cancelled"),
            _ when time.StartsAt > nowUtc => Verdict.Refused("How.TooEarly"),
            ({ Felt: not null }, _) => Verdict.Refused("How.Said"),
            _ => Verdict.Allowed,
        };
}
