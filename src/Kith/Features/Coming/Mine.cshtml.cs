using Kith.Rules;

namespace Kith.Features.Coming;

/// <summary>How it stands with one "I'm coming": when, where, the place in line, and what the person can do about it.</summary>
public sealed class MineModel(Holders holders, TimeProvider clock) : HolderPage(holders)
{
    public bool MayChange => RsvpRules.MayChange(Mine.Rsvp, Mine.Occurrence, Now).IsAllowed;

    /// <summary>Whether an offer can still be accepted.</summary>
    public bool HasOffer =>
        Mine.Rsvp is { State: RsvpState.Offered, OfferEndsAt: { } until } && until > Now && MayChange;

    /// <summary>Whether they asked to come and a host has not answered yet.</summary>
    public bool HasAsked => Mine.Rsvp.State == RsvpState.Waitlisted && Mine.Meetup.ByApproval;

    /// <summary>Whether they asked to come and a host said no.</summary>
    public bool IsDeclined => Mine.Rsvp.State == RsvpState.Lapsed && Mine.Meetup.ByApproval;

    /// <summary>Whether they can say how it was.</summary>
    public bool MayFeel => EveningRules.MayFeel(Mine.Rsvp, Mine.Occurrence, Now).IsAllowed;

    /// <summary>How it stands; an offer whose time is over has lapsed, even if nobody has tidied up yet.</summary>
    public RsvpState State => Mine.Rsvp.State == RsvpState.Offered && !HasOffer ? RsvpState.Lapsed : Mine.Rsvp.State;

    /// <summary>So near the start that no seat will be offered any more.</summary>
    public bool IsTooLateForOffers => RsvpRules.OfferEnds(Mine.Occurrence.StartsAt, Now) is null;

    public bool IsOver => RsvpRules.IsOver(Mine.Occurrence, Now);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}
