using System.Net;
using Kith.Data;
using Kith.Features.Services.Freshness;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>"Is this still right?", said by people who happened to be there.</summary>
public sealed class OneTapTests
{
    [Theory, OnBothDatabases]
    public async Task One_tap_counts_once_a_day_from_our_page_and_not_from_elsewhere(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, b => b.Configuration["RateLimits:Enabled"] = "true");
        await ImportAsync(hub, List(hub, Food));
        var browser = hub.Browser();
        var path = $"/services/{Pantry}/right";
        var yes = new[] { KeyValuePair.Create("right", "true") };

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, yes)).Status);
        browser.Headers["Sec-Fetch-Site"] = "cross-site";
        var elsewhere = await browser.PostAsync(path, yes);
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.Status);
        Assert.False(await hub.ReadAsync(db => db.ServiceChecks.AnyAsync()));
        Assert.Equal(
            $"/services/{Pantry}/thanks",
            (await browser.SubmitAsync(elsewhere, new Dictionary<string, string?> { ["right"] = "true" })).Location
        );

        browser.Headers["Sec-Fetch-Site"] = "same-origin";
        Assert.Equal($"/services/{Pantry}/thanks", (await browser.PostAsync(path, yes)).Location);
        var check = await hub.ReadAsync(db => db.ServiceChecks.SingleAsync());
        Assert.Equal((CheckBy.Visitor, TimeSpan.Zero), (check.By, check.At.TimeOfDay));
        Assert.Contains("Nobody has said when", (await browser.GetAsync($"/services/{Pantry}")).Text);
        var no = await browser.PostAsync(path, [KeyValuePair.Create("right", "false")]);
        Assert.Equal($"/services/{Pantry}/correct", no.Location);
    }

    [Theory, OnBothDatabases]
    public async Task It_is_said_from_three_visitors_on_that_a_page_is_right_and_for_a_month(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var (book, id) = (hub.Get<CheckBook>(), Guid.Parse(Pantry));
        foreach (var right in new[] { true, true, false })
            await book.SayAsync(id, right, default);
        Assert.DoesNotContain("visitors said", (await hub.Browser().GetAsync($"/services/{Pantry}")).Text);
        await book.SayAsync(id, isRight: true, default);
        var (page, commands) = await hub.CountAsync($"/services/{Pantry}");
        Assert.Contains("3 visitors said this month", page.Text);
        Assert.InRange(commands, 1, 4);
        hub.Clock.Move(TimeSpan.FromDays(32));
        await hub.RunJobsAsync();
        Assert.False(await hub.ReadAsync(db => db.ServiceChecks.AnyAsync()));
    }
}
