using Kith.Data;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Calendars;

/// <summary>Feeds of what is on, for calendars and feed readers. All public, all without a cookie or a token.</summary>
public static class CalendarsSetup
{
    /// <summary>How far ahead the hub's and the groups' feeds look.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(90);

    /// <summary>Most events of the hub's calendar.</summary>
    public const int MostEvents = 1000;

    /// <summary>Most entries of a feed for readers: a feed is for what is next, not for everything.</summary>
    private const int MostEntries = 100;

    public static IServiceCollection AddKithCalendars(this IServiceCollection services) =>
        services.AddSingleton<AtomFeed>();

    public static void MapKithCalendars(this IEndpointRouteBuilder routes)
    {
        Public(routes.MapGet("/feed.atom", HubFeedAsync));
        Public(routes.MapGet("/groups/{slug}.atom", GroupFeedAsync));
    }

    private static void Public(RouteHandlerBuilder route) =>
        route.WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();

    private static async Task<IResult> HubFeedAsync(
        ViewerDb db,
        AtomFeed feed,
        CurrentHub hub,
        T texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var notices = await db.NoticesOfAsync(Next(db.Occurrences, now), ct);
        return Results.Text(
            feed.Write(texts["Calendars.HubTitle", hub.Facts.Name], "/find", "/feed.atom", notices, now),
            AtomFeed.ContentType
        );
    }

    private static async Task<IResult> GroupFeedAsync(
        string slug,
        ViewerDb db,
        AtomFeed feed,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await db.Groups.FirstOrDefaultAsync(g => g.Slug == slug, ct) is not { } group)
            return Results.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        var notices = await db.NoticesOfAsync(Next(OfGroup(db, group.Id), now), ct);
        return Results.Text(
            feed.Write(group.Name, $"/groups/{group.Slug}", $"/groups/{group.Slug}.atom", notices, now),
            AtomFeed.ContentType
        );
    }

    private static IQueryable<Occurrence> OfGroup(ViewerDb db, Guid groupId) =>
        from time in db.Occurrences
        join meetup in db.Meetups on time.MeetupId equals meetup.Id
        where meetup.GroupId == groupId
        select time;

    private static IQueryable<Occurrence> Next(IQueryable<Occurrence> times, DateTime nowUtc)
    {
        var until = nowUtc + Ahead;
        return times
            .Where(t => t.Listed && t.StartsAt > nowUtc && t.StartsAt < until)
            .OrderBy(t => t.StartsAt)
            .ThenBy(t => t.PublicId)
            .Take(MostEntries);
    }
}
