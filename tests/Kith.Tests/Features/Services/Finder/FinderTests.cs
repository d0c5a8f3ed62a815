using System.Net;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>Somebody looks for a service. In London it is Tuesday 24 November 2026, 10:30.</summary>
public sealed class FinderTests
{
    private const string Near = "50.87,0.01";
    private const string Far = "53.48,-2.24";

    private const string Night = """
        {"id":"night","name":"Lantern line","description":"Somebody listens, all night","status":"active","assured_date":"2026-11-01",
         "phones":[{"id":"n1","number":"0800 496 0001","type":"voice"},{"id":"n2","number":"07700 900123","type":"text"}],
         "languages":[{"id":"n3","code":"es"}],"fees_description":"Free",
         "schedules":[{"id":"n4","freq":"WEEKLY","byday":"MO,TU,WE,TH,FR,SA,SU","opens_at":"20:00","closes_at":"06:00"}],
         "attributes":[{"id":"n5","link_entity":"service","taxonomy_term":{"id":"k1","code":"no-police","name":"Police only if asked"}},
           {"id":"n6","link_entity":"service","value":"no","taxonomy_term":{"id":"k2","code":"not-on-bill","name":"Not on the bill"}}]}
        """;

    internal const string Advice = """
        {"id":"advice","name":"Alder advice","description":"Rent, debts and letters","status":"active","assured_date":"2023-01-01","maximum_age":25,
         "cost_options":[{"id":"c1","amount":5,"currency":"gbp"}],"required_documents":[{"id":"d1","document":"Something with your address"}],
         "service_at_locations":[{"id":"a1","location":{"id":"a2","location_type":"physical","name":"Alder House","latitude":50.874,"longitude":0.012,
           "accessibility":[{"id":"a3","description":"Wheelchair ramp at the side door"}],
           "schedules":[{"id":"a4","freq":"WEEKLY","byday":"TU","opens_at":"09:00","closes_at":"17:00"}]}}]}
        """;

    [Theory, OnBothDatabases]
    public async Task Words_a_place_and_open_now_find_what_is_open_there_now(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, $"?q=pantry&near={Near}&open=now"));
        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, "?q=foo"));
        Assert.Equal(["Alder advice", "Mill Lane pantry"], await NamesAsync(hub, "?open=now"));
        Assert.Equal(["Lantern line"], await NamesAsync(hub, "?open=tu&at=23:00"));
        Assert.Equal(["Lantern line"], await NamesAsync(hub, "?open=we&at=05:30"));
        Assert.Equal(["Lantern line", "Mill Lane pantry"], (await NamesAsync(hub, "?open=th")).Order());
        Assert.Empty(await NamesAsync(hub, "?q=pantry&open=mo"));
    }

    [Theory, OnBothDatabases]
    public async Task A_line_is_near_to_everybody_and_a_house_only_to_its_neighbours(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        // What was checked lately comes first, then the nearest; what nobody checked for years is last.
        Assert.Equal(["Lantern line", "Mill Lane pantry", "Alder advice"], await NamesAsync(hub, $"?near={Near}"));
        Assert.Equal(["Lantern line"], await NamesAsync(hub, $"?near={Far}"));
        Assert.Contains("miles away", (await hub.Browser().GetAsync($"/services?near={Near}")).Body);
    }

    [Theory, OnBothDatabases]
    public async Task A_filter_finds_only_what_says_so(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        Assert.Equal(["Lantern line"], await NamesAsync(hub, "?needs=free"));
        Assert.Equal(["Lantern line"], await NamesAsync(hub, "?lines=no-police,text"));
        Assert.Empty(await NamesAsync(hub, "?lines=not-on-bill"));
        Assert.Empty(await NamesAsync(hub, "?needs=no-papers"));
        Assert.Equal(["Alder advice"], await NamesAsync(hub, "?access=stepFree"));
        Assert.Equal(["Lantern line"], await NamesAsync(hub, "?language=es"));
        Assert.Equal(["Alder advice", "Lantern line"], (await NamesAsync(hub, "?age=17")).Order());
        Assert.Equal(["Lantern line", "Mill Lane pantry"], (await NamesAsync(hub, "?age=40")).Order());
        var term = (await DocumentAsync(hub))["attributes"]![0]!["taxonomy_term"]!["id"];
        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, $"?term={term}"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_over_or_gone_is_not_found_and_what_is_paused_comes_last_and_is_never_open(
        ProviderKind kind
    )
    {
        await using var hub = await FilledAsync(kind);
        await ImportAsync(
            hub,
            List(hub, Food.With("status", "\"inactive\""), Advice.With("status", "\"temporarily closed\""))
        );

        Assert.Equal(["Alder advice"], await NamesAsync(hub, ""));
        Assert.Empty(await NamesAsync(hub, "?open=now"));
        Assert.Contains("Closed for now", (await hub.Browser().GetAsync("/services")).Body);
    }

    [Theory, OnBothDatabases]
    public async Task Cards_say_when_it_opens_what_it_costs_and_how_old_that_is(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        var body = (await hub.Browser().GetAsync("/services")).Page.QuerySelector("main")!.TextContent;

        Assert.Contains("Open now, until 12:00", body);
        Assert.Contains("Opens today at 20:00", body);
        Assert.Contains("Cost not said", body);
        Assert.Contains("Costs something", body);
        Assert.Contains("please ring before you go", body);
    }

    [Theory]
    [InlineData("?open=someday")]
    [InlineData("?open=now&at=25:00")]
    [InlineData("?open=2026-02-30")]
    [InlineData("?open=0001-01-01&at=10:00")]
    [InlineData("?age=old")]
    [InlineData("?needs=luck")]
    [InlineData("?lines=luck")]
    [InlineData("?term=1")]
    [InlineData("?page=0")]
    [InlineData("?near=95,0")]
    [InlineData("?within=-1&near=Lewes")]
    public async Task A_question_that_cannot_be_understood_says_what_to_mend(string query)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);

        var visit = await hub.Browser().GetAsync("/services" + query);

        Assert.Equal(HttpStatusCode.BadRequest, visit.Status);
        Assert.NotNull(visit.Page.QuerySelector("[role=alert]"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_finds_nothing_is_told_what_to_try_next(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        var page = (await hub.Browser().GetAsync($"/services?q=nowhere&near={Near}&open=now&needs=free")).Page;

        var links = page.QuerySelectorAll("main .callout a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/services?q=nowhere&near={Near}&needs=free", links);
        Assert.Contains("/help-now", links);
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync("/services?page=9")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_service_from_before_there_was_a_finder_is_found_after_the_nights_work(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        await hub.WriteAsync(db => db.ServiceSpots.ExecuteDeleteAsync());
        Assert.Empty(await NamesAsync(hub, "?q=pantry"));

        await hub.RunJobsAsync();

        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, "?q=pantry"));
    }

    internal static async Task<TestHub> FilledAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        hub.Clock.Move(TimeSpan.FromHours(22.5));
        await ImportAsync(hub, List(hub, Food, Night, Advice));
        return hub;
    }

    internal static async Task<string[]> NamesAsync(TestHub hub, string query)
    {
        var visit = await hub.Browser().GetAsync("/services" + query);
        Assert.True(visit.Status == HttpStatusCode.OK, $"{query}: {visit.Status} {visit.Body}");
        return [.. visit.Page.QuerySelectorAll("main .notices h3").Select(h => h.TextContent.Trim())];
    }
}
