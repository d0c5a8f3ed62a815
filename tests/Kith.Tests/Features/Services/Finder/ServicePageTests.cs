using System.Net;
using System.Text.Json;
using Kith.Data;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>The page of one service. In London it is Tuesday 24 November 2026, 10:30.</summary>
public sealed class ServicePageTests
{
    [Theory, OnBothDatabases]
    public async Task A_page_says_when_where_what_to_bring_and_what_was_not_said(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);

        var page = (await hub.Browser().GetAsync($"/services/{Pantry}")).Page;
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Contains("Open now, until 12:00", text);
        Assert.Contains("4 Mill Lane", text);
        Assert.Contains("From 18 years.", text);
        Assert.Contains("Cost not said", text);
        Assert.Contains("Nobody has said when this was last checked", text);
        Assert.NotNull(page.QuerySelector("a[href='tel:02079460101']"));
        var unsaid = page.QuerySelectorAll("dl.before dt").Single(d => d.TextContent == "Not said");
        Assert.Contains("No papers asked", unsaid.NextElementSibling!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task It_tells_search_engines_the_same(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);

        var page = (await hub.Browser().GetAsync($"/services/{Pantry}")).Page;
        var data = JsonDocument
            .Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)
            .RootElement;

        Assert.Equal("Service", data.GetProperty("@type").GetString());
        var channel = data.GetProperty("availableChannel")[0];
        Assert.Equal("10:00", channel.GetProperty("hoursAvailable")[0].GetProperty("opens").GetString());
        var address = channel.GetProperty("serviceLocation").GetProperty("address");
        Assert.Equal("4 Mill Lane", address.GetProperty("streetAddress").GetString());
        Assert.False(data.TryGetProperty("isAccessibleForFree", out _));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_there_or_gone_is_absent_and_what_is_over_says_so(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var browser = hub.Browser();
        var advice = (await browser.GetAsync("/services?q=advice")).Page.QuerySelector("h3 a")!.GetAttribute("href")!;
        await ImportAsync(hub, List(hub, Food.With("status", "\"defunct\"")));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(advice)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/services/{Guid.Empty}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/services/pantry")).Status);
        var over = await browser.GetAsync($"/services/{Pantry}");
        Assert.Contains("This has ended", over.Body);
        Assert.DoesNotContain("Open now, until", over.Page.QuerySelector("main")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_closed_for_now_tells_no_hours_and_a_price_in_words_is_a_price(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var told = Food.With("fees_description", "\"Two coins\"");
        await ImportAsync(hub, List(hub, told));
        var open = await hub.Browser().GetAsync($"/services/{Pantry}");
        Assert.Contains("Two coins", open.Text);
        Assert.DoesNotContain("Cost not said", open.Text);
        Assert.NotNull(open.Page.QuerySelector("dl.hours"));
        Assert.EndsWith($"/services/{Pantry}", open.Page.QuerySelector(".print-only span")!.TextContent);

        await ImportAsync(hub, List(hub, told.With("status", "\"temporarily closed\"")));
        var closed = await hub.Browser().GetAsync($"/services/{Pantry}?closed");
        Assert.Contains("Closed for now", closed.Text);
        Assert.Null(closed.Page.QuerySelector("dl.hours"));
    }

    [Theory, OnBothDatabases]
    public async Task What_has_ended_or_is_closed_for_a_while_gives_no_hours_to_go_by(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        foreach (var status in new[] { "defunct", "inactive", "temporarily closed" })
        {
            await ImportAsync(hub, List(hub, Food.With("status", $"\"{status}\"")));
            var visit = await hub.Browser().GetAsync($"/services/{Pantry}?{status.Length}");
            Assert.Null(visit.Page.QuerySelector("dl.hours"));
            Assert.DoesNotContain("Opens", visit.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("hoursAvailable", visit.Body, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task It_names_its_form_for_programs_and_a_number_that_a_person_answers(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        const string phones =
            """[{"id":"f","number":"020 7946 0199","type":"fax"},{"id":"v","number":"020 7946 0155"}]""";
        await ImportAsync(hub, List(hub, Food.With("phones", phones)));

        var page = (await hub.Browser().GetAsync($"/services/{Pantry}")).Page;
        var data = page.QuerySelector("script[type='application/ld+json']")!.TextContent;

        Assert.Contains("020 7946 0155", data, StringComparison.Ordinal);
        Assert.DoesNotContain("020 7946 0199", data, StringComparison.Ordinal);
        Assert.Equal($"/hsds/services/{Pantry}", Form(page));
        Assert.Equal("/hsds/services", Form((await hub.Browser().GetAsync("/services")).Page));

        static string? Form(AngleSharp.Dom.IDocument of) =>
            of.QuerySelector("link[rel=alternate][type='application/json']")?.GetAttribute("href");
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_service_names_others_of_its_kind_that_are_open(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var other = Food.With("id", "\"other\"")
            .With("name", "\"Harbour shelf\"")
            .With(
                "schedules",
                """[{"id":"o1","freq":"WEEKLY","byday":"MO,TU,WE,TH,FR,SA,SU","opens_at":"08:00","closes_at":"22:00"}]"""
            );
        await ImportAsync(hub, List(hub, Food, other));
        hub.Clock.Move(TimeSpan.FromHours(3));

        using var sql = SqlCount.Start();
        var page = (await hub.Browser().GetAsync($"/services/{Pantry}?now")).Page;

        Assert.InRange(sql.Commands.Count, 1, 4);
        Assert.Contains("Harbour shelf", page.QuerySelector("section[aria-labelledby=others]")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Whatever_keeps_people_out_others_are_offered_those_that_open_first_first_and_none_that_is_full(
        ProviderKind kind
    )
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var later = Other("later", "Harbour shelf", "13:00", "14:00");
        var now = Other("now", "Quay shelf", "08:00", "22:00");
        var full = Other("full", "Crowded shelf", "08:00", "22:00").With("capacities", Full);
        foreach (
            var food in new[]
            {
                Food.With("status", "\"temporarily closed\""),
                Food.With("status", "\"defunct\""),
                Food.With("capacities", Full),
                Food.With("schedules", null),
            }
        )
        {
            await ImportAsync(hub, List(hub, food, later, now, full));
            using var sql = SqlCount.Start();
            var page = (await hub.Browser().GetAsync($"/services/{Pantry}?{food.Length}")).Page;
            Assert.InRange(sql.Commands.Count, 1, 4);
            Assert.Equal(
                ["Quay shelf", "Harbour shelf"],
                page.QuerySelectorAll("section[aria-labelledby=others] h3").Select(h => h.TextContent.Trim())
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task Without_terms_others_are_found_by_their_name_and_the_last_link_keeps_the_place(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var closed = Food.With("attributes", null).With("status", "\"temporarily closed\"");
        await ImportAsync(
            hub,
            List(hub, closed, Other("other", "Harbour pantry", "08:00", "22:00").With("attributes", null))
        );
        var page = (await hub.Browser().GetAsync($"/services/{Pantry}?1")).Page;
        Assert.Contains("Harbour pantry", page.QuerySelector("section[aria-labelledby=others]")!.TextContent);

        var over = Other("other", "Harbour pantry", "08:00", "22:00").With("attributes", null);
        await ImportAsync(hub, List(hub, closed, over.With("status", "\"inactive\"")));
        page = (await hub.Browser().GetAsync($"/services/{Pantry}?2")).Page;
        Assert.NotNull(page.QuerySelector("main a[href^='/services?near=50.87,0.01']"));
    }

    private const string Full = """
        [{"id":"c1","available":0,"updated":"2026-11-20","unit":{"id":"c2","name":"Beds"}}]
        """;

    private static string Other(string id, string name, string opens, string closes) =>
        Food.With("id", $"\"{id}\"")
            .With("name", $"\"{name}\"")
            .With(
                "schedules",
                $$"""[{"id":"s-{{id}}","freq":"WEEKLY","byday":"MO,TU,WE,TH,FR,SA,SU","opens_at":"{{opens}}","closes_at":"{{closes}}"}]"""
            );
}
