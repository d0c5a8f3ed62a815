using System.Net;
using System.Text.Json;
using Kith.Data;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

public sealed class FindJsonTests
{
    private static readonly string[] ResultNames =
    [
        "kind",
        "id",
        "title",
        "group",
        "url",
        "startsLocal",
        "zone",
        "startsUtc",
        "endsUtc",
        "mode",
        "place",
        "distanceKm",
    ];

    [Theory, OnBothDatabases]
    public async Task A_program_reads_what_a_person_reads(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var found = await hub.JsonAsync("?q=night+circle");
        Assert.Equal(["total", "page", "pages", "results"], found.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, 1, 1), (Number(found, "total"), Number(found, "page"), Number(found, "pages")));
        var one = found.GetProperty("results")[0];
        Assert.Equal(ResultNames, one.EnumerateObject().Select(p => p.Name));
        Assert.Equal("meetup", Text(one, "kind"));
        Assert.Equal("Night Owls", Text(one, "group"));
        Assert.Equal($"http://localhost:5080/meetups/{Text(one, "id")}", Text(one, "url"));
        Assert.Equal("2026-11-26T18:30:00", Text(one, "startsLocal"));
        Assert.Equal("Europe/London", Text(one, "zone"));
        Assert.Equal("2026-11-26T18:30:00Z", Text(one, "startsUtc"));
        Assert.Equal("2026-11-26T20:00:00Z", Text(one, "endsUtc"));
        Assert.Equal("hybrid", Text(one, "mode"));
        Assert.Equal(
            ["name", "area", "latitude", "longitude"],
            one.GetProperty("place").EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(JsonValueKind.Null, one.GetProperty("distanceKm").ValueKind);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_known_is_there_as_null(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var one = (await hub.JsonAsync("?mode=phone")).GetProperty("results")[0];
        Assert.Equal(JsonValueKind.Null, one.GetProperty("place").ValueKind);
        Assert.Equal(JsonValueKind.Null, one.GetProperty("group").ValueKind);
    }

    [Theory, OnBothDatabases]
    public async Task Distances_are_in_kilometres_along_the_Earth(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var one = (await hub.JsonAsync("?q=night&near=51.50,-0.12")).GetProperty("results")[0];
        Assert.Equal(2.62, one.GetProperty("distanceKm").GetDouble(), 2);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_with_several_meanings_is_asked_back(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var visit = await hub.Hub.Browser().GetAsync("/find.json?near=Newport");
        Assert.Equal(HttpStatusCode.BadRequest, visit.Status);
        var choices = JsonDocument.Parse(visit.Body).RootElement.GetProperty("choices").EnumerateArray().ToList();
        Assert.Equal(3, choices.Count);
        foreach (var choice in choices)
            await hub.JsonAsync("?near=" + Uri.EscapeDataString(Text(choice, "near")));
    }

    [Theory, OnBothDatabases]
    public async Task OpenAPI_describes_every_question_and_the_answer(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var visit = await hub.Hub.Browser().GetAsync("/openapi.json");
        var root = JsonDocument.Parse(visit.Body).RootElement;
        var get = root.GetProperty("paths").GetProperty("/find.json").GetProperty("get");
        var names = get.GetProperty("parameters").EnumerateArray().Select(p => Text(p, "name"));
        Assert.Equal(
            "q near within days from to after before mode kind language access cost sort page".Split(' '),
            names
        );
        Assert.Contains("mode=inPerson and under mode=online", Text(get, "description"), StringComparison.Ordinal);
        var schema = get.GetProperty("responses")
            .GetProperty("200")
            .GetProperty("content")
            .GetProperty("application/json");
        Assert.Contains("FoundJson", schema.ToString(), StringComparison.Ordinal);
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
