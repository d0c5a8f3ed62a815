using Kith.Data;

namespace Kith.Features.Neighbours;

/// <summary>
/// An offer or a need among neighbours: what, where and when, never why. It wears one face. The days in it carry no hour, so that two
/// that were put up in one sitting do not say so.
/// </summary>
public sealed partial class Favour : IPublic
{
    /// <summary>Longest line and longest private words, in characters.</summary>
    public const int LongestLine = 140;
    public const int LongestMore = 1000;

    /// <summary>How long it stands unless somebody says that it still holds, in days.</summary>
    public const int StandsDays = 60;

    private Favour() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in links; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid PersonId { get; private set; }

    /// <summary>The face it wears.</summary>
    public Guid FaceId { get; private set; }

    public FavourSide Side { get; private set; }

    public FavourKind Kind { get; private set; }

    /// <summary>What would help, or what is offered, in one line.</summary>
    public string Line { get; private set; } = "";

    /// <summary>What only whoever they agree with reads, sealed; null for nothing.</summary>
    public string? MoreSealed { get; private set; }

    /// <summary>The part of town; null for anywhere in the hub.</summary>
    public Guid? NeighbourhoodId { get; private set; }

    public FavourPlace Place { get; private set; }

    /// <summary>When it suits, as <see cref="Slots"/> counts; 0 for whenever suits both.</summary>
    public int Times { get; private set; }

    /// <summary>The one day it is about, at midnight on the hub's clock; null for every week.</summary>
    public DateTime? DayLocal { get; private set; }

    /// <summary>BCP 47 codes, separated by spaces; empty when it was not said.</summary>
    public string Languages { get; private set; } = "";

    public FavourAudience Audience { get; private set; }

    public FavourOften Often { get; private set; }

    /// <summary>How many people at the same time; one for a need.</summary>
    public int AtOnce { get; private set; } = 1;

    /// <summary>The last day its owner wants it to stand, at midnight on the hub's clock; null for as long as it is renewed.</summary>
    public DateTime? UntilLocal { get; private set; }

    /// <summary>How many it is agreed with now.</summary>
    public int Taken { get; private set; }

    /// <summary>The day it was put up or last renewed.</summary>
    public DateTime On { get; private set; }

    /// <summary>The first day on which it does not stand any more, UTC.</summary>
    public DateTime LapsesOn { get; private set; }

    /// <summary>Whether its owner was told that it lapses soon.</summary>
    public bool IsReminded { get; private set; }

    /// <summary>Whether it stands longer when its owner says that it still holds: not when it lapses with the day they wanted.</summary>
    public bool CanStandLonger => (UntilLocal ?? DayLocal) is not { } day || day.AddDays(1) > LapsesOn;

    /// <summary>Since which day it rests; null while it does not.</summary>
    public DateTime? RestsOn { get; private set; }

    /// <summary>The day it ended; null while it stands.</summary>
    public DateTime? EndedOn { get; private set; }

    /// <summary>Something new on the board.</summary>
    public static Favour Put(Guid personId, Guid faceId, FavourSide side, FavourDraft draft, DateTime nowUtc)
    {
        var favour = new Favour
        {
            PersonId = personId,
            FaceId = faceId,
            Side = side,
        };
        favour.Change(draft);
        favour.Renew(nowUtc);
        return favour;
    }

    /// <summary>Says it anew; who it is agreed with stays.</summary>
    public void Change(FavourDraft draft)
    {
        (Kind, Line, MoreSealed) = (draft.Kind, draft.Line, draft.MoreSealed);
        (NeighbourhoodId, Place, Times, DayLocal) = (draft.NeighbourhoodId, draft.Place, draft.Times, draft.DayLocal);
        (Languages, Audience, Often, UntilLocal) = (draft.Languages, draft.Audience, draft.Often, draft.UntilLocal);
        AtOnce = Side == FavourSide.Need ? 1 : draft.AtOnce;
        var lapses = Last(On);
        (LapsesOn, IsReminded) = (lapses, IsReminded && lapses == LapsesOn);
    }

    /// <summary>Whether it says the same already, but for the private words, which are sealed anew each time.</summary>
    public bool Says(FavourDraft draft) =>
        (Kind, Line, NeighbourhoodId, Place, Times, DayLocal)
            == (draft.Kind, draft.Line, draft.NeighbourhoodId, draft.Place, draft.Times, draft.DayLocal)
        && (Languages, Audience, Often, UntilLocal) == (draft.Languages, draft.Audience, draft.Often, draft.UntilLocal)
        && (Side == FavourSide.Need || AtOnce == draft.AtOnce);

    /// <summary>It still holds: it stands as long again, not longer than its owner wanted.</summary>
    public void Renew(DateTime nowUtc) => (On, LapsesOn, IsReminded) = (nowUtc.Date, Last(nowUtc.Date), false);

    public void Remind() => IsReminded = true;

    /// <summary>Off the board for a while, or back; what is agreed goes on.</summary>
    public void Rest(bool rests, DateTime nowUtc) => RestsOn = rests ? RestsOn ?? nowUtc.Date : null;

    /// <summary>Off the board for good.</summary>
    public void End(DateTime nowUtc) => EndedOn ??= nowUtc.Date;

    /// <summary>Agreed with one more; the caller has asked <see cref="Rules.TalkRules.MayAccept"/>.</summary>
    public void Take() => Taken++;

    /// <summary>One of those it was agreed with is over; what was for once ends when it is done.</summary>
    public void Give(bool done, DateTime nowUtc)
    {
        Taken = Math.Max(0, Taken - 1);
        if (done && Often == FavourOften.Once && Taken == 0)
            End(nowUtc);
    }

    private DateTime Last(DateTime from)
    {
        var last = from.AddDays(StandsDays);
        var wanted = UntilLocal ?? DayLocal;
        return wanted is { } day && day.AddDays(1) < last
            ? DateTime.SpecifyKind(day.AddDays(1), DateTimeKind.Utc)
            : last;
    }
}

/// <summary>What somebody says about an offer or a need, put right.</summary>
public sealed record FavourDraft(FavourKind Kind, string Line, string? MoreSealed)
{
    public Guid? NeighbourhoodId { get; init; }

    public FavourPlace Place { get; init; }

    public int Times { get; init; }

    public DateTime? DayLocal { get; init; }

    public string Languages { get; init; } = "";

    public FavourAudience Audience { get; init; }

    public FavourOften Often { get; init; }

    public int AtOnce { get; init; } = 1;

    public DateTime? UntilLocal { get; init; }
}
