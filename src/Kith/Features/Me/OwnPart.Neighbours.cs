using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>What the archive says of what somebody offers and needs, and of what they wrote to neighbours.</summary>
public sealed partial record OwnPart
{
    private static async Task<IReadOnlyList<object>> FavoursAsync(ViewerDb db, Secrets secrets)
    {
        var mine = await (
            from favour in db.OwnFavours.OrderBy(f => f.On)
            join face in db.Faces on favour.FaceId equals face.Id
            join n in db.Neighbourhoods on favour.NeighbourhoodId equals (Guid?)n.Id into areas
            from area in areas.DefaultIfEmpty()
            select new
            {
                favour,
                face.Name,
                Area = area.Name,
            }
        ).ToListAsync();
        return
        [
            .. mine.Select(m => new
            {
                Address = $"/neighbours/{m.favour.PublicId}",
                m.Name,
                Side = $"{m.favour.Side}",
                Kind = $"{m.favour.Kind}",
                m.favour.Line,
                More = secrets.Unseal(m.favour.MoreSealed),
                m.Area,
                Place = $"{m.favour.Place}",
                Times = Neighbours.Slots.Numbers(m.favour.Times).ToList(),
                Day = m.favour.DayLocal,
                m.favour.Languages,
                Audience = $"{m.favour.Audience}",
                Often = $"{m.favour.Often}",
                m.favour.AtOnce,
                Until = m.favour.UntilLocal,
                m.favour.On,
                m.favour.EndedOn,
                m.favour.EndReason,
                Objection = secrets.Unseal(m.favour.Objection),
                Answer = secrets.Unseal(m.favour.Answer),
            }),
        ];
    }

    /// <summary>Their side of each talk; what the other one wrote is the other one's.</summary>
    private static async Task<IReadOnlyList<object>> TalksAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        var talks = await (
            from talk in db.Talks.OrderBy(t => t.On)
            join favour in db.FavoursTalked on talk.FavourId equals favour.Id
            select new
            {
                talk,
                favour.Line,
                favour.Kind,
                IsOwner = favour.PersonId == me,
            }
        ).ToListAsync();
        var lines = (await db.TalkLines.OrderBy(l => l.At).ToListAsync()).ToLookup(l => l.TalkId);
        return
        [
            .. talks.Select(t => new
            {
                About = t.IsOwner ? t.Line : $"{t.Kind}",
                t.talk.On,
                State = $"{t.talk.State}",
                t.talk.EndedAt,
                Words = lines[t.talk.Id]
                    .Where(l => l.FromOwner == t.IsOwner)
                    .Select(l => secrets.Unseal(l.WordsSealed))
                    .ToList(),
            }),
        ];
    }
}
