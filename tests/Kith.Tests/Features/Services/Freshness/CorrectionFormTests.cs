using System.Net;
using Kith.Data;
using Kith.Features.Services.Freshness;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>Anybody says what is wrong, without an account, and a steward changes the page by it.</summary>
public sealed class CorrectionFormTests
{
    [Theory, OnBothDatabases]
    public async Task A_phone_number_is_corrected_without_an_account_and_given_by_page_export_and_api(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());

        var sent = await hub.CorrectAsync(Pantry, (await hub.FieldAsync(Pantry, "number"), "020 7946 0999"));

        Assert.Equal($"/services/{Pantry}/thanks?sent=true", sent.Location);
        Assert.DoesNotContain("020 7946 0999", (await hub.Browser().GetAsync($"/services/{Pantry}")).Body);
        Assert.Contains("1 suggestion about a service", (await ada.Browser().GetAsync("/admin")).Text);
        Assert.Contains("Mill Lane pantry", (await ada.Browser().GetAsync("/admin/suggestions")).Text);
        var done = await hub.AcceptAsync(ada);
        Assert.Equal($"/services/{Pantry}", done.Location);
        foreach (var path in new[] { $"/services/{Pantry}", $"/hsds/services/{Pantry}" })
        {
            var body = (await hub.Browser().GetAsync(path)).Body;
            Assert.Contains("020 7946 0999", body);
            Assert.DoesNotContain("020 7946 0101", body);
        }
        Assert.Contains("020 7946 0999", await ExportAsync(hub, "json"));
        Assert.Contains("020 7946 0999", await ExportAsync(hub, "csv"));
        Assert.Null(await hub.WaitingAsync());
        Assert.Contains("decided about corrections", (await ada.Browser().GetAsync("/admin/log")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_that_a_list_tells_twice_is_corrected_wherever_it_stands(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        const string phone = """
            "name":"Mill Lane neighbours","phones":[{"id":"7","number":"020 7946 0101"},{"id":"70","number":"020 7946 0102"}]
            """;
        await ImportAsync(
            hub,
            List(hub, Food.Replace("\"name\":\"Mill Lane neighbours\"", phone.Trim(), StringComparison.Ordinal))
        );
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(Pantry, (await hub.FieldAsync(Pantry, "number"), "020 7946 0999"));
        await hub.AcceptAsync(ada);
        foreach (var path in new[] { $"/services/{Pantry}", $"/hsds/services/{Pantry}", "/hsds/organizations" })
        {
            var body = (await hub.Browser().GetAsync($"{path}?full=true")).Body;
            Assert.Contains("020 7946 0999", body);
            Assert.Contains("020 7946 0102", body);
            Assert.DoesNotContain("020 7946 0101", body);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Every_field_is_told_word_by_word_and_taken_one_by_one(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(
            Pantry,
            ("Values[description]", "Food for two weeks"),
            ("Values[email]", ""),
            ("Values[fees]", "Free"),
            ("Values[schedules]", "Every Friday, 10:00–12:00"),
            ("Values[phones/new/number]", "0800 496 0002"),
            ("Values[phones/new/extension]", "12"),
            (await hub.FieldAsync(Pantry, "address_1"), "6 Mill Lane"),
            ("Values[status]", "temporarily closed"),
            ("words", "Ask for <b>Sorrel</b>")
        );

        var page = await ada.Browser().GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        Assert.Equal(
            ["a week", "two weeks"],
            page.Page.QuerySelectorAll(".difference")[0].QuerySelectorAll("del,ins").Select(e => e.TextContent.Trim())
        );
        Assert.Contains("Ask for <b>Sorrel</b>", page.Text);
        var taken = page.Page.QuerySelectorAll("input[name=take]").Select(e => e.GetAttribute("value")!).ToList();
        Assert.Contains("schedules", taken);
        var browser = ada.Browser();
        await browser.PostAsync(
            page.Path,
            [
                .. taken.Where(t => t != "status").Select(t => KeyValuePair.Create("take", t)),
                KeyValuePair.Create("seen", page.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!),
                KeyValuePair.Create("token", await TokenAsync(browser, page.Path)),
            ]
        );

        var document = await DocumentAsync(hub);
        Assert.Equal("Food for two weeks", (string?)document["description"]);
        Assert.Equal(("active", "Free"), ((string?)document["status"], (string?)document["fees_description"]));
        Assert.Null(document["email"]);
        Assert.Equal("0800 496 0002", (string?)document["phones"]![1]!["number"]);
        Assert.Equal(12, (int?)document["phones"]![1]!["extension"]);
        Assert.Equal("Every Friday, 10:00–12:00", (string?)document["schedules"]![0]!["description"]);
        Assert.Equal(
            "6 Mill Lane",
            (string?)document["service_at_locations"]![0]!["location"]!["addresses"]![0]!["address_1"]
        );
        Assert.Equal("2026-11-23", ((string?)document["last_modified"])![..10]);
    }

    [Theory, OnBothDatabases]
    public async Task What_has_changed_since_is_shown_and_never_overwritten_silently(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(Pantry, ("Values[email]", "larder@example.org"));
        var browser = ada.Browser();
        var path = $"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}";
        var open = await browser.GetAsync(path);
        await ImportAsync(hub, List(hub, Food.With("email", "\"hall@example.org\"")));

        var late = await browser.SubmitAsync(open, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("hall@example.org", (string?)(await DocumentAsync(hub))["email"]);
        var again = await browser.GetAsync(path);
        Assert.Contains("hall@example.org", again.Text);
        Assert.False(again.Page.QuerySelector("input[name=take]")!.HasAttribute("checked"));
        await browser.SubmitAsync(again, new Dictionary<string, string?> { ["take"] = "email" });
        Assert.Equal("larder@example.org", (string?)(await DocumentAsync(hub))["email"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_at_once_leave_room_and_the_same_form_twice_is_one(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var browser = hub.Browser();
        var form = await browser.GetAsync($"/services/{Pantry}/correct");
        var answers = new Dictionary<string, string?> { ["Values[email]"] = "larder@example.org" };
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => browser.SubmitAsync(form, answers)));
        Assert.Equal(1, await hub.ReadAsync(db => db.SuggestedEdits.CountAsync()));

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(n =>
                    browser.SubmitAsync(
                        form,
                        new Dictionary<string, string?>(answers) { ["once"] = $"another-form-number-{n}" }
                    )
                )
        );
        Assert.Equal(9, all.Count(v => v.Status == HttpStatusCode.SeeOther));
        Assert.All(all, v => Assert.True(v.Status is HttpStatusCode.SeeOther or HttpStatusCode.UnprocessableEntity));
        Assert.Equal(10, await hub.ReadAsync(db => db.SuggestedEdits.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_stewards_answered_is_erased_after_a_month(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await hub.CorrectAsync(Pantry, ("words", "They moved."));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var browser = ada.Browser();
        var page = await browser.GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        await browser.PostAsync(
            $"{page.Path}?handler=decline",
            [KeyValuePair.Create("token", await TokenAsync(browser, page.Path))]
        );
        Assert.Equal(EditOutcome.Declined, (await hub.ReadAsync(db => db.SuggestedEdits.SingleAsync())).Outcome);
        hub.Clock.Move(TimeSpan.FromDays(31));
        await hub.RunJobsAsync();
        Assert.False(await hub.ReadAsync(db => db.SuggestedEdits.AnyAsync()));
    }

    private static async Task<string> TokenAsync(TestBrowser browser, string path) =>
        (await browser.GetAsync(path)).Page.QuerySelector("main input[name=token]")!.GetAttribute("value")!;
}
