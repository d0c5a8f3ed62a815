using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>A list and a change made here say different things, and a steward decides.</summary>
public sealed class DisputeTests
{
    private static readonly string There = Food.With("email", "\"hall@example.org\"");

    [Theory, OnBothDatabases]
    public async Task What_was_written_here_stays_until_the_list_says_yet_something_else(ProviderKind kind)
    {
        var (hub, browser) = await DisputedAsync(kind);
        await using var _ = hub;
        var page = await OpenAsync(browser);
        Assert.Contains("larder@example.org", page.Text);
        Assert.Contains("hall@example.org", page.Text);
        Assert.DoesNotContain("\"", page.Text);
        Assert.Contains("Mill Lane pantry", page.Text);
        var kept = await browser.SubmitAsync(page, Keep("true"));
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/suggestions"), (kept.Status, kept.Location));

        Assert.Equal("larder@example.org", await EmailAsync(hub));
        await ImportAsync(hub, List(hub, There));
        Assert.Null(await LinkAsync(browser));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, Keep("false"))).Status);
        Assert.Equal("larder@example.org", await EmailAsync(hub));
        await ImportAsync(hub, List(hub, Food.With("email", "\"door@example.org\"")));
        Assert.Contains("door@example.org", (await OpenAsync(browser)).Text);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_list_says_is_taken_and_the_change_is_forgotten(ProviderKind kind)
    {
        var (hub, browser) = await DisputedAsync(kind);
        await using var _ = hub;
        var taken = await browser.SubmitAsync(await OpenAsync(browser), Keep("false"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.Status);
        Assert.Equal("hall@example.org", await EmailAsync(hub));
        Assert.Contains("hall@example.org", (await hub.Browser().GetAsync($"/services/{Pantry}")).Body);
        Assert.False(await hub.ReadAsync(db => db.LocalChanges.AnyAsync()));
        Assert.Null(await LinkAsync(browser));
    }

    [Theory, OnBothDatabases]
    public async Task Odd_answers_and_those_to_an_older_question_change_nothing(ProviderKind kind)
    {
        var (hub, browser) = await DisputedAsync(kind);
        await using var _ = hub;
        var page = await OpenAsync(browser);
        foreach (var odd in new[] { null, "", "maybe", "<script>", "2", new('x', 5000) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, Keep(odd))).Status);
        foreach (var seen in new[] { null, "", "\u202e", new('f', 5000) })
        {
            var answer = new Dictionary<string, string?> { ["keep"] = "false", ["seen"] = seen };
            Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(page, answer)).Status);
        }
        foreach (var key in new[] { $"{Guid.NewGuid()}", Pantry, "1", "../suggestions", "%00", "é" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.GetAsync($"/admin/suggestions/disputed/{Uri.EscapeDataString(key)}")).Status
            );
        Assert.Equal("larder@example.org", await EmailAsync(hub));

        await ImportAsync(hub, List(hub, Food.With("email", "\"door@example.org\"")));
        var late = await browser.SubmitAsync(page, Keep("false"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("door@example.org", late.Text);
        Assert.Equal("larder@example.org", await EmailAsync(hub));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(late, Keep("false"))).Status);
        Assert.Equal("door@example.org", await EmailAsync(hub));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_disputed_about_a_refuge_is_not_read_on_the_page(ProviderKind kind)
    {
        var (hub, browser) = await DisputedAsync(kind, "address_1", "\"6 Mill Lane\"");
        await using var _ = hub;
        await hub.KeepAsync(Hall, Openness.TownOnly);
        var page = await OpenAsync(browser);
        Assert.DoesNotContain("Mill Lane", page.Body);
        Assert.DoesNotContain("Elder", page.Body);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, Keep("true"))).Status);
    }

    private static Dictionary<string, string?> Keep(string? value) => new() { ["keep"] = value };

    private static async Task<(TestHub Hub, TestBrowser Steward)> DisputedAsync(
        ProviderKind kind,
        string field = "email",
        string value = "\"larder@example.org\""
    )
    {
        var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        if (field == "email")
            Assert.True(await CorrectAsync(hub, field, value));
        else
        {
            await hub.CorrectAsync(Pantry, (await hub.FieldAsync(Pantry, field), value.Trim('"')));
            await hub.AcceptAsync(ada);
        }
        var third = field == "email" ? There : Food.Replace("4 Mill Lane", "9 Elder Road", StringComparison.Ordinal);
        await ImportAsync(hub, List(hub, third));
        return (hub, ada.Browser());
    }

    private static async Task<string?> LinkAsync(TestBrowser browser) =>
        (await browser.GetAsync("/admin/suggestions"))
            .Links()
            .SingleOrDefault(l => l.Contains("disputed/", StringComparison.Ordinal));

    private static async Task<Visit> OpenAsync(TestBrowser browser) =>
        await browser.GetAsync((await LinkAsync(browser))!);

    private static async Task<string?> EmailAsync(TestHub hub) => (string?)(await DocumentAsync(hub))["email"];
}
