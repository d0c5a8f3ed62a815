using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Texts;
using Kith.Time;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Occurrence = Kith.Features.Meetups.Occurrence;

namespace Kith.Features.Week;

/// <summary>Reads week lists: three SQL commands, however long the list, and one for the place.</summary>
public sealed class WeekLists(ViewerDb db, Near near, CurrentHub hub, TimeProvider clock)
{
    /// <summary>On today's list, what began longer ago than this is left out: nobody can go there any more.</summary>
    private static readonly TimeSpan Begun = TimeSpan.FromHours(1);

    /// <summary>This moment, UTC.</summary>
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>The list asked for; null when the question makes no sense.</summary>
    public async Task<WeekList?> ReadAsync(WeekQuestion question, CancellationToken ct)
    {
        var zone = hub.Facts.Zone;
        if (question.FirstDay(DateOnly.FromDateTime(Say.Local(Now, zone))) is not { } from)
            return null;
        if (question.Place() is not { } words || question.Km() is not { } km)
            return null;
        var areas = await db.Neighbourhoods.OrderBy(n => n.Name).ToListAsync(ct);
        var area = areas.Find(n => n.Slug == question.Neighbourhood);
        if (area is null && !string.IsNullOrEmpty(question.Neighbourhood))
            return null;
        var place = words.Length == 0 ? null : new WeekPlace(words, km, await near.ResolveAsync(db, words, ct));
        var list = new WeekList(from, area, place, areas, [], 0, question.Number);
        return list.IsLost ? list : await FillAsync(list, isToday: string.IsNullOrEmpty(question.From), ct);
    }

    private async Task<WeekList> FillAsync(WeekList list, bool isToday, CancellationToken ct)
    {
        var zone = hub.Facts.Zone;
        var begin = Instant(list.From, zone);
        if (isToday && begin < Now - Begun)
            begin = Now - Begun;
        var times = Between(begin, Instant(list.From.AddDays(WeekList.Length), zone), list.Area);
        if (list.Near is { Answer.Place: { } place, Km: var km })
            times = times.Within(place, km);
        list = list with { Total = await times.CountAsync(ct) };
        list = list with { Number = Math.Min(list.Number, list.Pages) };
        return list with { Days = await DaysAsync(times, (list.Number - 1) * WeekList.PerPage, zone, ct) };
    }

    private IQueryable<Occurrence> Between(DateTime from, DateTime to, Neighbourhood? area)
    {
        var times = db.Occurrences.Where(o => o.Listed && o.StartsAt >= from && o.StartsAt < to);
        if (area is null)
            return times;
        return from time in times
            join meetup in db.Meetups on time.MeetupId equals meetup.Id
            join venue in db.Venues on (time.VenueId ?? meetup.VenueId) equals (Guid?)venue.Id
            where venue.NeighbourhoodId == area.Id
            select time;
    }

    private async Task<IReadOnlyList<WeekDay>> DaysAsync(
        IQueryable<Occurrence> times,
        int skipped,
        string zone,
        CancellationToken ct
    )
    {
        var page = times.OrderBy(o => o.StartsAt).ThenBy(o => o.PublicId).Skip(skipped).Take(WeekList.PerPage);
        var notices = await db.NoticesOfAsync(page, ct);
        return
        [
            .. notices
                .GroupBy(n => DateOnly.FromDateTime(Say.Local(n.Time!.StartsAt, zone)))
                .OrderBy(day => day.Key)
                .Select(day => new WeekDay(day.Key, [.. day])),
        ];
    }

    private static DateTime Instant(DateOnly day, string zone) =>
        Zones.At(LocalDateTime.FromDateTime(day.ToDateTime(default)), MeetupTimes.Zone(zone)).ToDateTimeUtc();
}
