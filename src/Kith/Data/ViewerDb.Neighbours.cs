using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Features.Safety;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>What neighbours offer and need, and what they say to each other about it.</summary>
public sealed partial class ViewerDb
{
    public IQueryable<Favour> Favours =>
        Set<Favour>()
            .Where(FavourRules.VisibleTo(viewer))
            .Where(FavourRules.NotApart(viewer, Set<Block>(), Set<Face>()))
            .Where(FavourRules.OfSomebodyHere(viewer, Set<Pause>(), Set<Face>(), Set<Person>()));

    /// <summary>What they put up themselves.</summary>
    public IQueryable<Favour> OwnFavours => Set<Favour>().Where(f => f.PersonId == viewer.PersonId);

    public IQueryable<Talk> Talks => Set<Talk>().Where(TalkRules.VisibleTo(viewer, Set<Favour>()));

    public IQueryable<TalkLine> TalkLines => Set<TalkLine>().Where(line => Talks.Any(t => t.Id == line.TalkId));

    /// <summary>What their talks are about, also when it is off the board.</summary>
    public IQueryable<Favour> FavoursTalked => Set<Favour>().Where(f => Talks.Any(t => t.FavourId == f.Id));

    /// <summary>Faces worn on the board and in one's own talks; strangers and minors are shown none.</summary>
    public IQueryable<Face> FavourFaces =>
        Set<Face>()
            .Where(face => FavourRules.IsNeighbour(viewer))
            .Where(face =>
                Favours.Any(f => f.FaceId == face.Id)
                || FavoursTalked.Any(f => f.FaceId == face.Id)
                || Talks.Any(t => t.FaceId == face.Id)
            );

    /// <summary>Faces among neighbours that the viewer keeps away from; those in groups are kept there.</summary>
    public IQueryable<Face> FacesApart =>
        Set<Face>().Where(face => face.GroupId == null && Blocks.Any(b => b.FaceId == face.Id));

    /// <summary>Whatever stands on the board; for stewards, by the public id somebody told them of.</summary>
    public IQueryable<Favour> FavoursOnDuty => ForStewards<Favour>();

    /// <summary>What stewards took off the board and its owner disagrees with, as long as nobody has answered; not the viewer's own.</summary>
    public IQueryable<Favour> FavoursObjected =>
        FavoursOnDuty.Where(f =>
            f.EndReason != null && f.ObjectedAt != null && f.AnsweredAt == null && f.PersonId != viewer.PersonId
        );

    /// <summary>Takes something off the board on a steward's word, and ends all there is about it; only inside <see cref="WriteAsync{T}"/>.</summary>
    public async Task<bool> EndFavourAsync(string publicId, string reason, DateTime nowUtc, CancellationToken ct)
    {
        var which = FavoursOnDuty.Where(f => f.PublicId == publicId && f.EndedOn == null);
        if (await FavourBook.HoldAsync(Writable(), which, ct) is not { } favour)
            return false;
        favour.Remove(viewer.PersonId!.Value, reason, nowUtc);
        await Endings.StopAllAsync(Writable(), favour, path: null, nowUtc, ct);
        await TellOwnerAsync(favour, Mail.LetterKind.FavourRemoved, nowUtc, ct);
        return true;
    }

    /// <summary>Answers its owner's objection, and puts it back or not; only inside <see cref="WriteAsync{T}"/>.</summary>
    /// <param name="sealedWords">Words for the owner.</param>
    public async Task<Verdict> AnswerFavourAsync(
        string publicId,
        string sealedWords,
        bool putBack,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var which = FavoursObjected.Where(f => f.PublicId == publicId);
        if (await FavourBook.HoldAsync(Writable(), which, ct) is not { } favour)
            return Verdict.Refused("Admin.Favour.Answered");
        var stewards = await Set<Steward>().CountAsync(ct);
        var verdict = FavourRules.MayAnswer(viewer.PersonId!.Value, favour.EndedById, stewards);
        if (!verdict.IsAllowed)
            return verdict;
        favour.Reply(sealedWords, putBack, nowUtc);
        await TellOwnerAsync(favour, Mail.LetterKind.FavourReviewed, nowUtc, ct);
        return verdict;
    }

    private Task TellOwnerAsync(Favour favour, Mail.LetterKind kind, DateTime nowUtc, CancellationToken ct) =>
        NeighbourNews.TellAsync(Writable(), favour.PersonId, kind, NeighbourNews.PathOf(favour), nowUtc, ct);
}
