using Kith.Data;
using Kith.Web;

namespace Kith.Features.Meetups;

/// <summary>What the meetups' pages need, and their forms for machines.</summary>
public static class MeetupsSetup
{
    public static IServiceCollection AddKithMeetups(this IServiceCollection services) =>
        services.AddSingleton<Invitation>().AddSingleton<RuleWords>();

    /// <summary>Maps <c>/meetups/{id}.json</c>: the notice as a schema.org Event.</summary>
    public static void MapKithMeetups(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/meetups/{id}.json", EventAsync)
            .WithMetadata(new PublicPageAttribute())
            .WithName("Meetup")
            .Produces<object>(contentType: "application/ld+json");

    private static async Task<IResult> EventAsync(
        string id,
        ViewerDb db,
        Address address,
        CurrentHub hub,
        CancellationToken ct
    ) =>
        await db.NoticeOfTimeAsync(id, ct) is { } notice
            ? Results.Text(EventData.Write(notice, address, hub.Facts.Name), "application/ld+json")
            : Results.NotFound();
}
