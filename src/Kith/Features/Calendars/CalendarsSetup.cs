using Kith.Data;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Calendars;

/// <summary>
/// Calendars and feeds of what is on. All public, all without a cookie or a token. <c>?discreet=1</c> gives a calendar's times
/// under the title "Appointment" and nothing else.
/// </summary>
public static class CalendarsSetup
{
    public static IServiceCollection AddKithCalendars(this IServiceCollection services) =>
        services
            .AddSingleton<AtomFeed>()
            .AddSingleton<CalendarEntries>()
            .AddScoped<CalendarFeeds>()
            .AddScoped<AtomFeeds>();

    public static void MapKithCalendars(this IEndpointRouteBuilder routes)
    {
        Public(routes.MapGet("/calendar.ics", HubAsync));
        Public(routes.MapGet("/meetups/{id}.ics", TimeAsync));
        Public(routes.MapGet("/meetups/series/{id}.ics", SeriesAsync));
        Public(routes.MapGet("/groups/{slug}.ics", GroupAsync));
        Public(routes.MapGet("/feed.atom", (AtomFeeds feeds, CancellationToken ct) => feeds.OfHubAsync(ct)));
        Public(
            routes.MapGet(
                "/groups/{slug}.atom",
                (string slug, AtomFeeds feeds, CancellationToken ct) => feeds.OfGroupAsync(slug, ct)
            )
        );
    }

    private static void Public(RouteHandlerBuilder route) =>
        route.WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();

    private static async Task<IResult> HubAsync(
        ViewerDb db,
        CalendarFeeds feeds,
        CurrentHub hub,
        CancellationToken ct
    ) => CalendarFile.Plain(hub.Facts.Name, "calendar.ics", await feeds.OfHubAsync(ct));

    private static async Task<IResult> GroupAsync(
        string slug,
        ViewerDb db,
        CalendarFeeds feeds,
        CancellationToken ct
    ) =>
        await db.Groups.FirstOrDefaultAsync(g => g.Slug == slug, ct) is { } group
            ? CalendarFile.Plain(group.Name, $"{group.Slug}.ics", await feeds.OfGroupAsync(group.Id, ct))
            : Results.NotFound();

    private static async Task<IResult> TimeAsync(
        string id,
        ViewerDb db,
        CalendarEntries entries,
        T texts,
        HttpRequest request,
        CancellationToken ct
    )
    {
        if (await db.NoticeOfTimeAsync(id, ct) is not { } notice)
            return Results.NotFound();
        return Send(entries.OfTime(notice), $"{id}.ics", IsDiscreet(request), texts);
    }

    private static async Task<IResult> SeriesAsync(
        string id,
        ViewerDb db,
        CalendarFeeds feeds,
        T texts,
        HttpRequest request,
        CancellationToken ct
    )
    {
        if (await db.NoticeOfSeriesAsync(id, ct) is not { Meetup.ByAppointment: false } series)
            return Results.NotFound();
        return Send(await feeds.OfAsync(series, ct), $"{id}.ics", IsDiscreet(request), texts);
    }

    private static IResult Send(Time.IcsEntry entry, string fileName, bool discreet, T texts) =>
        discreet
            ? CalendarFile.Discreet(texts["Calendars.Appointment"], [entry])
            : CalendarFile.Plain(entry.Title, fileName, [entry]);

    private static bool IsDiscreet(HttpRequest request) => request.Query["discreet"] == "1";
}
