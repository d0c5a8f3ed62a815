using System.Text.Json.Nodes;

namespace Kith.Features.Services.Finder;

/// <summary>A place of a service as far as it may be known.</summary>
/// <param name="Location">HSDS <c>location</c>; null for a service at no place.</param>
/// <param name="IsKept">Its organization keeps its address to itself.</param>
/// <param name="Schedules">The schedules behind the hours, for what they say in words.</param>
public sealed record PlaceView(
    JsonObject? Location,
    bool IsKept,
    OpeningHours Hours,
    IReadOnlyList<JsonObject> Schedules
)
{
    private static readonly string[] BareColumns =
    [
        "byday",
        "bymonthday",
        "opens_at",
        "closes_at",
        "valid_from",
        "valid_to",
    ];

    public string? Name => Location?.Word("name");

    /// <summary>The lines of its address that may be known.</summary>
    public IReadOnlyList<string> Address =>
        [
            .. Location
                .Parts("addresses")
                .Take(1)
                .SelectMany(a =>
                    new[]
                    {
                        a.Word("attention"),
                        a.Word("address_1"),
                        a.Word("address_2"),
                        string.Join(' ', new[] { a.Word("city"), a.Word("postal_code") }.OfType<string>()),
                    }
                )
                .OfType<string>()
                .Where(line => line.Length > 0),
        ];

    public string? Transport => Location?.Word("transportation");

    /// <summary>What is said of getting in and about, in its list's words.</summary>
    public IEnumerable<string> Access =>
        Location
            .Parts("accessibility")
            .SelectMany(a => new[] { a.Word("description"), a.Word("details") })
            .OfType<string>();

    /// <summary>What schedules say in words; of one that could not be read, its bare values.</summary>
    public IEnumerable<string> Words =>
        Schedules
            .SelectMany(s =>
                new[] { s.Word("description"), s.Word("notes") }.OfType<string>().ToList() is { Count: > 0 } said ? said
                : Hours.HasWords ? [Bare(s)]
                : []
            )
            .Where(w => w.Length > 0)
            .Distinct();

    private static string Bare(JsonObject schedule) =>
        string.Join(' ', BareColumns.Select(schedule.Word).OfType<string>());
}
