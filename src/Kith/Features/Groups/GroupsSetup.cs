using System.Text.Json;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Who belongs to groups, and the groups' form for machines.</summary>
public static class GroupsSetup
{
    private const int MostEvents = 50;

    public static IServiceCollection AddKithGroups(this IServiceCollection services) =>
        services
            .AddSingleton<Belonging>()
            .AddSingleton<Requesting>()
            .AddSingleton<GroupLinks>()
            .AddSingleton<Roles>()
            .AddSingleton<GroupChanges>()
            .AddSingleton<Beginnings>()
            .AddSingleton<Claiming>()
            .AddSingleton<MeetupClaiming>()
            .AddSingleton<Moving.Packing>()
            .AddSingleton<Moving.Unpacking>()
            .AddSingleton<Moving.Inviting>()
            .AddSingleton<Topics.Suggestions>()
            .AddSingleton<Polls.Polling>()
            .AddSingleton<Formats.FormatBook>();

    /// <summary>Maps <c>/groups/{slug}.json</c>: a schema.org Organization with its next events.</summary>
    public static void MapKithGroups(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/groups/{slug}.json", OrganizationAsync)
            .WithMetadata(new PublicPageAttribute())
            .WithName("Group")
            .Produces<object>(contentType: "application/ld+json");

    private static async Task<IResult> OrganizationAsync(
        string slug,
        ViewerDb db,
        Address address,
        CurrentHub hub,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await db.Groups.FirstOrDefaultAsync(g => g.Slug == slug, ct) is not { } group)
            return Results.NotFound();
        var times = db.TimesOfGroup(group.Id, clock.GetUtcNow().UtcDateTime).Take(MostEvents);
        var events = await db.NoticesOfAsync(times, ct);
        var data = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Organization",
            ["@id"] = address.Link($"/groups/{group.Slug}"),
            ["url"] = address.Link($"/groups/{group.Slug}"),
            ["name"] = group.Name,
            ["description"] = group.Purpose,
            ["telephone"] = group.Phone,
            ["event"] = events.Select(e => EventData.Describe(e, address, hub.Facts.Name)).ToArray(),
        };
        return Results.Text(JsonSerializer.Serialize(data), "application/ld+json");
    }
}
