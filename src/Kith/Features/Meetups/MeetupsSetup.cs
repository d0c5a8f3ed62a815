using Kith.Data;
using Kith.Web;

namespace Kith.Features.Meetups;

/// <summary>What the meetups' pages need, and their forms for machines.</summary>
public static class MeetupsSetup
{
    private const string JsonLd = "application/ld+json";
    private const int MostTimes = 50;

    public static IServiceCollection AddKithMeetups(this IServiceCollection services) =>
        services.AddSingleton<Invitation>().AddSingleton<RuleWords>();

    /// <summary>
    /// Maps <c>/meetups/{id}.json</c>, the notice as a schema.org Event, and <c>/meetups/series/{id}.json</c>, an EventSeries with
    /// its next times.
    /// </summary>
    public static void MapKithMeetups(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapGet("/meetups/{id}.json", EventAsync), "Meetup");
        Describe(routes.MapGet("/meetups/series/{id}.json", SeriesAsync), "Series");
    }

    private static void Describe(RouteHandlerBuilder route, string name) =>
        route.WithMetadata(new PublicPageAttribute()).WithName(name).Produces<object>(contentType: JsonLd);

    private static async Task<IResult> EventAsync(
        string id,
        ViewerDb db,
        Address address,
        CurrentHub hub,
        CancellationToken ct
    ) =>
        await db.NoticeOfTimeAsync(id, ct) is { } notice
            ? Results.Text(EventData.Write(notice, address, hub.Facts.Name), JsonLd)
            : Results.NotFound();

    private static async Task<IResult> SeriesAsync(
        string id,
        ViewerDb db,
        Address address,
        CurrentHub hub,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await db.NoticeOfSeriesAsync(id, ct) is not { } series)
            return Results.NotFound();
        var ahead = db.TimesOf(series.Meetup.Id, clock.GetUtcNow().UtcDateTime).Take(MostTimes);
        var times = await db.NoticesOfAsync(ahead, ct);
        return Results.Text(EventData.WriteSeries(series, times, address, hub.Facts.Name), JsonLd);
    }
}
