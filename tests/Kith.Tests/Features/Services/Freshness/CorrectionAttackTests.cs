using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Freshness;
using Kith.Tests.Features.Services.Finder;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>Somebody uses the form against a refuge, against others' services, or against the stewards' patience.</summary>
public sealed class CorrectionAttackTests
{
    public static TheoryData<ProviderKind, Openness> Cases => KeptPlaceTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public async Task Neither_form_nor_answer_nor_difference_tells_where_a_refuge_is(
        ProviderKind kind,
        Openness openness
    )
    {
        await using var hub = await KeptPlaceTests.HiddenAsync(kind, openness);
        var browser = hub.Browser();
        var form = await browser.GetAsync($"/services/{KeptPlaceTests.Refuge}/correct");
        Assert.DoesNotContain("address_1", form.Body);
        Assert.DoesNotContain(KeptPlaceTests.Place, form.Body);

        // Guessing right and guessing wrong must be answered alike.
        var answers = new List<string>();
        foreach (var street in new[] { "12 Birch Lane", "9 Elder Road" })
        {
            var sent = await browser.SubmitAsync(
                form,
                new Dictionary<string, string?>
                {
                    [$"Values[addresses/{KeptPlaceTests.Place}/address_1]"] = street,
                    ["hide"] = KeptPlaceTests.Place,
                }
            );
            answers.Add($"{sent.Status} {sent.Text.Replace(street, "", StringComparison.Ordinal)}");
        }
        Assert.Single(answers.Distinct());
        Assert.Null(await hub.WaitingAsync());
        foreach (var visit in new[] { form, await browser.GetAsync($"/services/{KeptPlaceTests.Refuge}/right") })
            Assert.All(
                KeptPlaceTests.Telling,
                w => Assert.DoesNotContain(w, visit.Body, StringComparison.OrdinalIgnoreCase)
            );
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_became_secret_is_not_read_in_what_was_suggested_before(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(Pantry, (await hub.FieldAsync(Pantry, "address_1"), "6 Mill Lane"));
        await hub.KeepAsync(Hall, Openness.TownOnly);

        var page = await ada.Browser().GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        Assert.DoesNotContain("Mill Lane", page.Page.QuerySelector("form")!.TextContent);
        await ada.Browser().GetAsync(page.Path);
        await hub.AcceptAsync(ada, ("take", $"addresses/{Hall}/address_1"));
        var place = await hub.ReadAsync(db => db.Locations.SingleAsync(l => l.Id == Guid.Parse(Hall)));
        Assert.Null(place.Mended);
    }

    [Theory, OnBothDatabases]
    public async Task A_visitor_can_ask_that_an_address_is_hidden_and_a_steward_hides_it_for_good(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(Pantry, ("hide", Hall));
        Assert.Contains("4 Mill Lane", (await hub.Browser().GetAsync($"/services/{Pantry}")).Body);

        await hub.AcceptAsync(ada, ("hide", Hall));
        await ImportAsync(hub, List(hub, Food.With("name", "\"Mill pantry\"")));
        foreach (var path in new[] { $"/services/{Pantry}", $"/services/{Pantry}/correct", $"/hsds/services/{Pantry}" })
            Assert.DoesNotContain("4 Mill Lane", (await hub.Browser().GetAsync(path)).Body);
        Assert.DoesNotContain("4 Mill Lane", await ExportAsync(hub, "json"));
    }

    [Theory, OnBothDatabases]
    public async Task Fields_and_ids_of_others_are_passed_over_and_odd_words_are_kept_or_sent_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));
        var night = (await ServiceAsync(hub, "Night ear")).Id;
        var browser = hub.Browser();
        var form = await browser.GetAsync($"/services/{night}/correct");

        var foreign = await browser.SubmitAsync(
            form,
            new Dictionary<string, string?>
            {
                [$"Values[addresses/{Hall}/address_1]"] = "1 Elsewhere",
                ["Values[minimum_age]"] = "99",
                ["Values[../name]"] = "Mine",
                ["hide"] = Hall,
                ["Outcome"] = "Accepted",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        string[] refused = ["a\0b", "c\u0090d", new('x', 5000)];
        foreach (var odd in refused)
            Assert.NotEqual(HttpStatusCode.SeeOther, (await Say(odd)).Status);
        Assert.Null(await hub.WaitingAsync());
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await Say("<script>alert(1)</script> ' OR 1=1; -- {{7*7}} \u202e🏳️‍🌈")).Status
        );
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var page = await ada.Browser().GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        Assert.Empty(page.Page.QuerySelectorAll("main script"));
        Assert.Contains("<script>alert(1)</script>", page.Text);
        (string, string)[] wrong =
        [
            ("email", "nobody"),
            ("url", "javascript:alert(1)"),
            ("phones/new/number", "ring"),
            ("name", " "),
        ];
        foreach (var (key, value) in wrong)
        {
            var back = await hub.CorrectAsync($"{night}", ($"Values[{key}]", value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
            Assert.NotNull(
                back.Page.QuerySelector(
                    $"[name='Values[{key}]'][aria-invalid=true], .field.wrong [name='Values[{key}]']"
                )
            );
        }

        Task<Visit> Say(string words) => hub.CorrectAsync($"{night}", ("Values[description]", words));
    }

    [Theory, OnBothDatabases]
    public async Task Only_stewards_read_and_decide_and_two_at_once_decide_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await hub.CorrectAsync(Pantry, ("Values[email]", "larder@example.org"));
        var edit = (await hub.WaitingAsync())!;
        Assert.DoesNotContain("larder", edit.Sealed);
        var wren = await Neighbour.JoinAsync(hub);
        foreach (var path in new[] { "/admin/suggestions", $"/admin/suggestions/{edit.PublicId}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await wren.Browser().GetAsync(path)).Status);
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var page = await ada.Browser().GetAsync($"/admin/suggestions/{edit.PublicId}");
        var decision = new EditDecision(
            ["email"],
            [],
            page.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!,
            true
        );

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => hub.Get<EditBook>().AcceptAsync(ada.Person.Id, edit.PublicId, decision, default))
        );
        Assert.Single(all, d => d == Decided.Done);
        Assert.Equal(1, await hub.ReadAsync(db => db.AuditEntries.CountAsync()));
        Assert.Equal(1, await hub.ReadAsync(db => db.ServiceChecks.CountAsync()));
        Assert.Contains("by volunteers of this hub", (await hub.Browser().GetAsync($"/services/{Pantry}")).Text);
        Assert.Equal("2026-11-23", (string?)(await DocumentAsync(hub))["assured_date"]);
    }
}
