using System.Globalization;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Find;

/// <summary>A page of meetups found.</summary>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="Pages">How many pages there are; 0 when nothing was found.</param>
public sealed record FoundJson(int Total, int Page, int Pages, IReadOnlyList<ResultJson> Results);

/// <summary>One time a meetup meets.</summary>
/// <param name="Kind">Always <c>meetup</c>.</param>
/// <param name="Id">Public id of this one time it meets.</param>
/// <param name="Group">Name of the group it belongs to, or null.</param>
/// <param name="Url">Its page.</param>
/// <param name="StartsLocal">Wall time in <paramref name="Zone"/>, without an offset.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="EndsUtc">Null when nobody has said when it ends.</param>
/// <param name="Mode">inPerson, online, hybrid or phone.</param>
/// <param name="Place">Null when there is no place to go to.</param>
/// <param name="DistanceKm">Kilometres from the place asked for to the point shown, or null.</param>
public sealed record ResultJson(
    string Kind,
    string Id,
    string Title,
    string? Group,
    string Url,
    string StartsLocal,
    string Zone,
    string StartsUtc,
    string? EndsUtc,
    string Mode,
    PlaceJson? Place,
    double? DistanceKm
);

/// <summary>What everybody may know of a place: a hidden one has an area and at most a rounded point.</summary>
public sealed record PlaceJson(string? Name, string? Area, double? Latitude, double? Longitude);

/// <summary><c>GET /find.json</c>: the questions of <c>/find</c>, answered for programs.</summary>
public static class FindEndpoint
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Wall = "yyyy-MM-dd'T'HH:mm:ss";

    public static void MapKithFind(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/find.json", AnswerAsync)
            .WithMetadata(new PublicPageAttribute { Kept = false })
            .Produces<FoundJson>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .AddOpenApiOperationTransformer(
                (operation, _, _) =>
                {
                    FindOpenApi.Describe(operation);
                    return Task.CompletedTask;
                }
            );

    private static async Task<IResult> AnswerAsync(
        HttpRequest request,
        Finding finding,
        Address address,
        T texts,
        CancellationToken ct
    )
    {
        var (_, question, mistakes) = FindReader.Read(request.Query);
        if (mistakes.Count > 0)
            return Results.ValidationProblem(mistakes.ToDictionary(m => m.Name, m => new[] { m.Say(texts) }));
        var found = await finding.FindAsync(question, ct);
        return found.IsLost ? Lost(found, texts) : Results.Json(Write(found, question.Page, address));
    }

    // A name that means nothing here, or several places, is a value that is not known; the choices say what to ask instead.
    private static IResult Lost(Found found, T texts) =>
        Results.ValidationProblem(
            new Dictionary<string, string[]>
            {
                ["near"] = [texts[found.Near!.Choices is [] ? "Find.Wrong.Place" : "Find.Wrong.WhichPlace"]],
            },
            extensions: new Dictionary<string, object?>
            {
                ["choices"] = found.Near.Choices.Select(c => new { name = c.Name, near = c.Asked }),
            }
        );

    private static FoundJson Write(Found found, int page, Address address) =>
        new(
            found.Total,
            page,
            found.Pages,
            [.. found.Rows.Select(row => Write(row, row.KmFrom(found.Place), address))]
        );

    private static ResultJson Write(FindRow row, double? km, Address address) =>
        new(
            "meetup",
            row.Id,
            row.Title,
            row.Group,
            address.Link($"/meetups/{row.Id}"),
            Time(row.StartsLocal, Wall),
            row.Zone,
            Time(row.StartsAt, Utc),
            row.EndsAt is { } end ? Time(end, Utc) : null,
            Name(row.Mode),
            row is { PlaceName: null, Area: null, Latitude: null }
                ? null
                : new(row.PlaceName, row.Area, row.Latitude, row.Longitude),
            km is { } far ? Math.Round(far, 2) : null
        );

    private static string Time(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static string Name(Mode mode) =>
        mode switch
        {
            Mode.InPerson => "inPerson",
            Mode.Online => "online",
            Mode.Hybrid => "hybrid",
            Mode.Phone => "phone",
        };
}
