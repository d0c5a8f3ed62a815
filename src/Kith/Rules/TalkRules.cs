using System.Linq.Expressions;
using Kith.Features.Neighbours;

namespace Kith.Rules;

/// <summary>
/// What two neighbours say to each other is read by these two and by nobody else, stewards neither. Either ends it at once and gives no
/// reason.
/// </summary>
public static class TalkRules
{
    /// <summary>Answers one member may have open at the same time, waiting or agreed.</summary>
    public const int MostOpen = 10;

    /// <summary>Answers one member gives in a day; what was taken back counts too.</summary>
    public const int MostToday = 5;

    /// <summary>Answers that may wait at one offer or need.</summary>
    public const int MostWaiting = 15;

    /// <summary>Messages in a row before the other one has agreed or written.</summary>
    public const int MostUnasked = 3;

    /// <summary>Messages in all.</summary>
    public const int MostLines = 300;

    /// <summary>What was said is erased after this time from the end on.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    /// <summary>Where nobody wrote for so many days, it ends by itself.</summary>
    public const int SilentDays = 60;

    /// <summary>The one who answered, and whoever put the thing up unless it never reached them.</summary>
    public static Expression<Func<Talk, bool>> VisibleTo(Viewer viewer, IQueryable<Favour> favours) =>
        talk =>
            talk.PersonId == viewer.PersonId
            || (!talk.IsUnheard && favours.Any(f => f.Id == talk.FavourId && f.PersonId == viewer.PersonId));

    /// <summary>Whether somebody may answer: not themselves, not twice, and not more than one can keep.</summary>
    public static Verdict MayAnswer(bool isMine, bool isOpen, bool answered, TalkCount count) =>
        isMine ? Verdict.Refused("Neighbours.Answer.Own")
        : answered ? Verdict.Refused("Neighbours.Answer.Twice")
        : !isOpen ? Verdict.Refused("Neighbours.Answer.Closed")
        : count.Mine >= MostOpen ? Verdict.Refused("Neighbours.Answer.TooMany")
        : count.Today >= MostToday ? Verdict.Refused("Neighbours.Answer.TooManyToday")
        : count.Waiting >= MostWaiting ? Verdict.Refused("Neighbours.Answer.ManyWait")
        : Verdict.Allowed;

    /// <summary>While it goes on both write; who answered does not press whoever has said nothing yet.</summary>
    /// <param name="isOpen">Whether it goes on.</param>
    /// <param name="lines">How many there are.</param>
    /// <param name="unasked">How many the writer wrote in a row, when the other has neither agreed nor written since; else 0.</param>
    public static Verdict MaySay(bool isOpen, int lines, int unasked) =>
        !isOpen || lines >= MostLines ? Verdict.Refused("Neighbours.Talk.Over")
        : unasked >= MostUnasked ? Verdict.Refused("Neighbours.Talk.Wait")
        : Verdict.Allowed;

    /// <summary>Whoever put it up agrees with as many as they said.</summary>
    public static Verdict MayAccept(TalkState state, bool isOver, int taken, int atOnce) =>
        state != TalkState.Waiting || isOver ? Verdict.Refused("Neighbours.Talk.Over")
        : taken >= atOnce ? Verdict.Refused("Neighbours.Talk.Full")
        : Verdict.Allowed;
}

/// <summary>How much there is already.</summary>
/// <param name="Mine">Answers of this person that go on.</param>
/// <param name="Today">Answers they gave today.</param>
/// <param name="Waiting">Answers of others that wait at the same thing.</param>
public sealed record TalkCount(int Mine, int Today, int Waiting);
