using System.Linq.Expressions;

namespace Kith.Rules;

/// <summary>
/// Stewards look after the hub and see what that takes: the log, the jobs, the reports. They see no more of people's private
/// things than anybody else, and everything they do is read by the other stewards.
/// </summary>
public static class StewardRules
{
    /// <summary>A hub rests on at least so many shoulders; until then stewards are reminded.</summary>
    public const int EnoughStewards = 2;

    /// <summary>The log, jobs, reports and proposals are for stewards alone.</summary>
    public static Expression<Func<T, bool>> VisibleTo<T>(Viewer viewer) => _ => viewer.IsSteward;

    /// <summary>Whether somebody may open the stewards' pages.</summary>
    public static Verdict MayLookAfter(Viewer viewer) =>
        viewer.IsSteward ? Verdict.Allowed : Verdict.Refused("Admin.NotASteward");

    /// <summary>With fewer than two stewards nobody could agree to a proposal: the machine's owner names the second.</summary>
    public static Verdict MayPropose(int stewards) =>
        stewards >= EnoughStewards ? Verdict.Allowed : Verdict.Refused("Admin.Stewards.TooFew");

    /// <summary>The hub is never left without a steward.</summary>
    public static Verdict MayStandDown(int others) =>
        others > 0 ? Verdict.Allowed : Verdict.Refused("Admin.Stewards.Last");
}
