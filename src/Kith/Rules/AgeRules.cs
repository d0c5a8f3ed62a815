using Kith.Features.Accounts;
using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>Whether somebody's age and a group fit together.</summary>
public enum AgeFit
{
    Fits,

    /// <summary>The group is for an age, and they have not said theirs.</summary>
    SayFirst,

    /// <summary>The group is for another age, or the hub for adults only.</summary>
    NotForAge,

    /// <summary>Minors may come in once two of its hosts are adults whom a steward has checked.</summary>
    NotReady,
}

/// <summary>
/// Minors belong to groups that are for them and that two checked adults host, and nowhere else. Between a minor and an adult whom
/// nobody has checked there are no words that others do not see. Who has not said their age counts as an adult nobody checked.
/// </summary>
public static class AgeRules
{
    /// <summary>Checked adults that must host a group before minors come in: one alone is nobody's witness.</summary>
    public const int FewestChecked = 2;

    public static bool IsMinor(PersonAge? age) => age is PersonAge.From16 or PersonAge.Under16;

    /// <summary>Whether somebody may belong to a group for these ages.</summary>
    /// <param name="age">What they said; null when nothing.</param>
    /// <param name="isChecked">Whether a steward has checked them as an adult.</param>
    /// <param name="ages">Whom the group is for; null when it does not say, and then it is for adults.</param>
    /// <param name="checkedHosts">How many of its hosts are checked adults.</param>
    /// <param name="adultsOnly">Whether the whole hub is for adults.</param>
    public static AgeFit Fit(PersonAge? age, bool isChecked, AgeBand? ages, int checkedHosts, bool adultsOnly) =>
        (IsMinor(age), ages) switch
        {
            (true, null or AgeBand.Adults) => AgeFit.NotForAge,
            (true, AgeBand.From16) when age == PersonAge.Under16 => AgeFit.NotForAge,
            (true, _) when adultsOnly => AgeFit.NotForAge,
            (true, _) when checkedHosts < FewestChecked => AgeFit.NotReady,
            (false, AgeBand.Under18) when !isChecked => AgeFit.NotForAge,
            (false, AgeBand.Adults or AgeBand.From16) when age is null => AgeFit.SayFirst,
            _ => AgeFit.Fits,
        };

    /// <summary>A group for minors alone meets only when two checked adults host it.</summary>
    public static Verdict MayMeet(AgeBand? ages, int checkedHosts) =>
        ages == AgeBand.Under18 && checkedHosts < FewestChecked ? Verdict.Refused("Ages.NotReady") : Verdict.Allowed;

    /// <summary>
    /// People say their age themselves and grow older: nobody who said that they are an adult becomes a minor, and nobody calls
    /// themselves one while they belong to a group that is not for minors.
    /// </summary>
    public static Verdict MaySay(PersonAge? before, PersonAge after, bool adultsOnly, bool belongsElsewhere) =>
        (before, after) switch
        {
            _ when before == after => Verdict.Allowed,
            (PersonAge.Adult, _) or (PersonAge.From16, PersonAge.Under16) => Verdict.Refused("Ages.NotYounger"),
            (_, PersonAge.Adult) => Verdict.Allowed,
            _ when adultsOnly => Verdict.Refused("Ages.HubAdults"),
            _ when belongsElsewhere => Verdict.Refused("Ages.LeaveFirst"),
            _ => Verdict.Allowed,
        };

    /// <summary>A steward checks who has said that they are an adult, and never themselves.</summary>
    public static Verdict MayCheck(PersonAge? age) =>
        age == PersonAge.Adult ? Verdict.Allowed : Verdict.Refused("Ages.Check.NotAdult");
}
