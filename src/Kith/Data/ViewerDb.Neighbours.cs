using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Features.Safety;
using Kith.Rules;

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

    /// <summary>Takes something off the board on a steward's word, and ends all there is about it; only inside <see cref="WriteAsync{T}"/>.</summary>
    public async Task<bool> EndFavourAsync(string publicId, string reason, DateTime nowUtc, CancellationToken ct)
    {
        var which = FavoursOnDuty.Where(f => f.PublicId == publicId && f.EndedOn == null);
        if (await FavourBook.HoldAsync(Writable(), which, ct) is not { } favour)
            return false;
        favour.End(nowUtc, reason);
        await Endings.StopAllAsync(Writable(), favour, path: null, nowUtc, ct);
        var (owner, path) = (favour.PersonId, NeighbourNews.PathOf(favour));
        await NeighbourNews.TellAsync(Writable(), owner, Mail.LetterKind.FavourRemoved, path, nowUtc, ct);
        return true;
    }
}
