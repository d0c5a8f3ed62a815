using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>A steward says how much of a place everybody may know.</summary>
public sealed class KeptPlaceDeskTests
{
    private const string Desk = $"/admin/services/places/{Pantry}";
    private const string Street = "4 Mill Lane";

    [Theory, OnBothDatabases]
    public async Task What_a_steward_says_counts_everywhere_and_no_list_says_otherwise(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var browser = await StewardAsync(hub);

        await SayAsync(browser, Openness.TownOnly);
        var page = (await hub.Browser().GetAsync($"/services/{Pantry}")).Body;
        Assert.DoesNotContain(Street, page, StringComparison.Ordinal);
        Assert.Contains("Lewes", page, StringComparison.Ordinal);
        Assert.Contains("Mill Lane pantry", (await browser.GetAsync("/admin/services/places")).Text);

        await SayAsync(browser, Openness.Secret);
        foreach (var format in new[] { "json", "csv" })
        {
            var export = await ExportAsync(hub, format);
            Assert.DoesNotContain(Street, export, StringComparison.Ordinal);
            Assert.DoesNotContain("Lewes", export, StringComparison.Ordinal);
        }

        await SayAsync(browser, Openness.Open);
        await ImportAsync(hub, List(hub, Food.With("confidential", "true")));
        Assert.Contains(Street, await ExportAsync(hub, "json"), StringComparison.Ordinal);
        Assert.Equal(
            3,
            await hub.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Deed == Kith.Features.Admin.Deed.PlacesKept))
        );
    }

    [Fact]
    public async Task Places_of_other_services_and_odd_answers_change_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var other = Food.Replace(Pantry, "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a99", StringComparison.Ordinal)
            .Replace(Hall, "5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c99", StringComparison.Ordinal)
            .Replace("\"11\"", "\"99\"", StringComparison.Ordinal);
        await ImportAsync(hub, List(hub, Food, other));
        var browser = await StewardAsync(hub);
        var page = await browser.GetAsync(Desk);
        foreach (
            var (place, openness) in new[]
            {
                ("5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c99", "Secret"),
                (Hall, "Hidden"),
                (Hall, "7"),
                (Hall, ""),
                ("<script>", "Secret"),
            }
        )
        {
            var answer = new Dictionary<string, string?> { ["place"] = place, ["openness"] = openness };
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, answer)).Status);
        }
        Assert.Equal(2, await hub.ReadAsync(db => db.Locations.CountAsync(l => l.Openness == Openness.Open)));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync($"/admin/services/places/{Guid.NewGuid()}")).Status
        );
        Assert.Contains("Mill Lane pantry", (await browser.GetAsync("/admin/services/places?q=pantry")).Text);
        Assert.DoesNotContain("Mill Lane pantry", (await browser.GetAsync("/admin/services/places")).Text);
    }

    private static async Task SayAsync(TestBrowser browser, Openness openness)
    {
        var answer = new Dictionary<string, string?> { ["openness"] = openness.ToString() };
        var said = await browser.SubmitAsync(await browser.GetAsync(Desk), answer);
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/services/places"), (said.Status, said.Location));
    }

    private static async Task<TestBrowser> StewardAsync(TestHub hub) =>
        (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
}
