using System.Net;
using Kith.Data;
using Kith.Features.Services.Freshness;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>Corrections of odd lists, and several at once.</summary>
public sealed class OddCorrectionTests
{
    [Theory, OnBothDatabases]
    public async Task Fields_that_several_stewards_take_at_once_are_all_changed(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        (string Key, string Value)[] all =
        [
            ("name", "Larder"),
            ("description", "Bread"),
            ("email", "larder@example.org"),
            ("fees_description", "Free"),
            ("application_process", "Come in"),
            ("url", "https://larder.example.org"),
        ];
        var decisions = new List<(string Id, EditDecision Decision)>();
        foreach (var (key, value) in all)
        {
            var field = key == "fees_description" ? "fees" : key;
            await hub.CorrectAsync(Pantry, ($"Values[{field}]", value));
            var known = decisions.ConvertAll(d => d.Id);
            var id = await hub.ReadAsync(db =>
                db.SuggestedEdits.Where(e => !known.Contains(e.PublicId)).Select(e => e.PublicId).SingleAsync()
            );
            var page = await ada.Browser().GetAsync($"/admin/suggestions/{id}");
            var seen = page.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
            decisions.Add((id, new([field], [], seen, IsChecked: false)));
        }

        var book = hub.Get<EditBook>();
        var done = await Task.WhenAll(
            decisions.Select(d => book.AcceptAsync(ada.Person.Id, d.Id, d.Decision, default))
        );
        Assert.All(done, d => Assert.Equal(Decided.Done, d));
        var document = await DocumentAsync(hub);
        Assert.All(all, a => Assert.Equal(a.Value, (string?)document[a.Key]));
    }

    [Theory, OnBothDatabases]
    public async Task A_dead_number_is_taken_away_with_everything_that_was_said_of_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        const string phone = """[{"id":"7","number":"020 7946 0101","description":"Ask for Sorrel"}]""";
        await ImportAsync(hub, List(hub, Food.With("phones", phone)));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(
            Pantry,
            (await hub.FieldAsync(Pantry, "number"), ""),
            ((await hub.FieldAsync(Pantry, "number")).Replace("number", "description", StringComparison.Ordinal), "")
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await hub.AcceptAsync(ada)).Status);
        Assert.Null((await hub.WaitingAsync()));
        Assert.DoesNotContain("020 7946 0101", $"{await DocumentAsync(hub)}");
    }

    [Theory, OnBothDatabases]
    public async Task Two_numbers_under_one_id_break_nothing_and_only_the_one_that_is_wrong_is_changed(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        const string around = """
            {"id":"neighbours","name":"Mill Lane neighbours","description":"Who live here","phones":[{"id":"7","number":"020 7946 0102"}]}
            """;
        await ImportAsync(hub, List(hub, Food.With("organization", around)));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var sent = await hub.CorrectAsync(Pantry, (await hub.FieldAsync(Pantry, "number"), "020 7946 0999"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await hub.AcceptAsync(ada)).Status);
        var document = $"{await DocumentAsync(hub)}";
        Assert.Contains("020 7946 0999", document);
        Assert.Contains("020 7946 0102", document);
        Assert.DoesNotContain("020 7946 0101", document);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_list_wrote_at_length_can_be_corrected_and_too_much_is_sent_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food.With("description", $"\"{new string('é', 90_000)}\"")));
        Assert.Equal(HttpStatusCode.SeeOther, (await hub.CorrectAsync(Pantry, ("Values[description]", "Food"))).Status);
        var form = new EditForm(new(Guid.NewGuid(), [], new HashSet<string>()));
        var full = form.Fields.Select(f => new EditedField(f.Key, new('語', 4000), new('語', 4000), ""));
        Assert.True(hub.Get<EditBook>().IsTooLong(new([.. full], null, [])));
        Assert.False(hub.Get<EditBook>().IsTooLong(new([], null, [])));
    }

    [Theory, OnBothDatabases]
    public async Task A_steward_reads_which_number_and_which_house_a_suggestion_is_about(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var number = await hub.FieldAsync(Pantry, "number");
        await hub.CorrectAsync(
            Pantry,
            (number.Replace("number", "description", StringComparison.Ordinal), "Ask for Sorrel"),
            (await hub.FieldAsync(Pantry, "postal_code"), "BN7 2BB")
        );
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var page = await ada.Browser().GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        Assert.Equal(
            ["020 7946 0101", "4 Mill Lane"],
            page.Page.QuerySelectorAll("main form section p.small").Select(p => p.TextContent.Trim())
        );
    }
}
