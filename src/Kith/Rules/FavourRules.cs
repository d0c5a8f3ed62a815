using System.Linq.Expressions;
using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Features.Safety;

namespace Kith.Rules;

/// <summary>
/// What neighbours offer is for members, and for everybody when its owner says so; of a need strangers learn what, where and when at most.
/// Two who keep away from each other do not find each other's faces here. Adults help adults: from minors it is as far as from strangers.
/// </summary>
public static class FavourRules
{
    /// <summary>Offers and needs of one member that stand at the same time.</summary>
    public const int MostOpen = 6;

    /// <summary>People one offer may be agreed with at the same time.</summary>
    public const int MostAtOnce = 10;

    /// <summary>So long before it lapses its owner is reminded.</summary>
    public const int RemindDays = 7;

    /// <summary>What has ended is erased after this time, in days.</summary>
    public const int KeptDays = 30;

    /// <summary>Whether somebody sees the board as members do.</summary>
    public static bool IsNeighbour(Viewer viewer) => viewer is { IsMember: true, IsMinor: false };

    /// <summary>Whether the line of a need and who wrote it are shown; of an offer only who wrote it is kept from strangers.</summary>
    public static bool MayRead(Viewer viewer, FavourSide side) => side == FavourSide.Offer || IsNeighbour(viewer);

    /// <summary>One's own always; others' while they stand and do not rest.</summary>
    public static Expression<Func<Favour, bool>> VisibleTo(Viewer viewer)
    {
        var neighbour = IsNeighbour(viewer);
        return favour =>
            favour.PersonId == viewer.PersonId
            || (
                favour.EndedOn == null
                && favour.RestsOn == null
                && (neighbour || favour.Audience == FavourAudience.Everybody)
            );
    }

    /// <summary>
    /// Nobody meets a face they keep away from, nor the face under which somebody keeps away from them: faces, not people, because what
    /// vanished with them would say which faces belong together.
    /// </summary>
    public static Expression<Func<Favour, bool>> NotApart(
        Viewer viewer,
        IQueryable<Block> blocks,
        IQueryable<Face> faces
    ) =>
        favour =>
            !blocks.Any(b =>
                (b.FaceId == favour.FaceId && faces.Any(f => f.Id == b.ByFaceId && f.PersonId == viewer.PersonId))
                || (b.ByFaceId == favour.FaceId && faces.Any(f => f.Id == b.FaceId && f.PersonId == viewer.PersonId))
            );

    /// <summary>What wears a face that a steward paused is off the board, and so is what belongs to somebody who is leaving.</summary>
    public static Expression<Func<Favour, bool>> OfSomebodyHere(
        Viewer viewer,
        IQueryable<Pause> pauses,
        IQueryable<Face> faces,
        IQueryable<Person> people
    ) =>
        favour =>
            favour.PersonId == viewer.PersonId
            || (
                !people.Any(p => p.Id == favour.PersonId && p.LeavesAt != null)
                && !pauses.Any(p =>
                    p.LiftedAt == null && faces.Any(f => f.Id == favour.FaceId && f.PublicId == p.FaceKey)
                )
            );

    /// <summary>Whether it is on the board on a day: it stands, does not rest and has room.</summary>
    /// <param name="today">On the hub's clock, as <see cref="HubDay"/> says it: "until Tuesday" is until its midnight.</param>
    public static Expression<Func<Favour, bool>> OpenOn(DateTime today) =>
        favour =>
            favour.EndedOn == null && favour.RestsOn == null && favour.LapsesOn > today && favour.Taken < favour.AtOnce;

    /// <summary>The same of one that is at hand.</summary>
    public static bool IsOpen(Favour favour, DateTime today) =>
        OpenOn(today).Compile(preferInterpretation: true)(favour);

    /// <summary>Adults who said that they are take part; whoever is under 18 finds help that two people look after.</summary>
    public static Verdict MayTakePart(Viewer viewer, PersonAge? age) =>
        PersonRules.MayBegin(viewer) is { IsAllowed: false } refused ? refused : MayTakePart(age);

    /// <summary>The same, asked inside a write.</summary>
    public static Verdict MayTakePart(PersonAge? age) =>
        age switch
        {
            PersonAge.Adult => Verdict.Allowed,
            null => Verdict.Refused("Neighbours.SayAge"),
            PersonAge.From16 or PersonAge.Under16 => Verdict.Refused("Neighbours.AdultsOnly"),
        };

    /// <summary>An objection is answered by another steward than the one who took it off, when there is another.</summary>
    public static Verdict MayAnswer(Guid me, Guid? endedBy, int stewards) =>
        me == endedBy && stewards >= StewardRules.EnoughStewards
            ? Verdict.Refused("Admin.Favour.AnotherAnswers")
            : Verdict.Allowed;

    /// <summary>Nobody fills the board alone.</summary>
    public static Verdict MayPutOneMore(int open) =>
        open < MostOpen ? Verdict.Allowed : Verdict.Refused("Neighbours.Enough");
}
