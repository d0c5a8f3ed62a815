using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>A host changes what is still ahead; what was cancelled or is over stays as people saw it.</summary>
public static class HostingRules
{
    public static Verdict MayChange(Occurrence time, DateTime nowUtc) =>
        time.State switch
        {
            OccurrenceState.Cancelled or OccurrenceState.Dropped => Verdict.Refused("Coming.Cancelled"),
            _ when RsvpRules.IsOver(time, nowUtc) => Verdict.Refused("Coming.Over"),
            _ => Verdict.Allowed,
        };
}
