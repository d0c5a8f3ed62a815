using System.Linq.Expressions;
using Kith.Features.Wishes;

namespace Kith.Rules;

/// <summary>Wishes and how many wish along are for everybody; who wishes along is known to them and, when enough do, to the stewards; never to whoever begins the group.</summary>
public static class WishRules
{
    /// <summary>So many people can begin something.</summary>
    public const int Enough = 5;

    /// <summary>Who wished along with something that is off the list is erased after this time.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>When a group began, those who wished along find their invitation so long, and are erased then.</summary>
    public static readonly TimeSpan InvitedFor = TimeSpan.FromDays(30);

    /// <summary>Who wishes along begins the group, once enough do: nobody is invited by somebody who only read the list.</summary>
    public static Verdict MayBegin(bool wishesAlong, bool isClosed, int joined) =>
        !wishesAlong ? Verdict.Refused("Wishes.NotYours")
        : isClosed ? Verdict.Refused("Wishes.Begun")
        : joined < Enough ? Verdict.Refused("Wishes.TooFew")
        : Verdict.Allowed;

    /// <summary>Everybody sees a wish until it is off the list.</summary>
    public static readonly Expression<Func<Wish, bool>> Visible = wish => wish.ClosedAt == null;

    /// <summary>Whether stewards may read how to reach those who wish along, to bring them together.</summary>
    public static bool MayReach(Viewer viewer, int joined) => viewer.IsSteward && joined >= Enough;
}
