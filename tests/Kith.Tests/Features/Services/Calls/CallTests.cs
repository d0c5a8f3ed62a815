using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Freshness;
using Kith.Tests.Features.Services.Finder;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Calls;

/// <summary>Volunteers ring through the week's list.</summary>
public sealed class CallTests
{
    private static readonly Guid PantryId = Guid.Parse(Pantry);

    private static string Fresh =>
        Listening.With("assured_date", "\"2026-11-01\"").With("phones", """[{"id":"p9","number":"0800 496 0003"}]""");

    [Theory, OnBothDatabases]
    public async Task The_list_has_what_nobody_made_sure_of_and_what_visitors_doubt_those_first(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Fresh, Silent("2027-01-01")));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.RunJobsAsync();
        // A day that has not come yet assures nothing; what has no number is not rung.
        Assert.Equal(["Mill Lane pantry"], await NamesAsync(ada));

        for (var n = 0; n < 3; n++)
            await hub.Get<CheckBook>().SayAsync((await ServiceAsync(hub, "Night ear")).Id, isRight: false, default);
        hub.Clock.Move(TimeSpan.FromDays(8));
        await hub.RunJobsAsync();
        Assert.Equal(["Night ear", "Mill Lane pantry"], await NamesAsync(ada));
        var page = await ada.Browser().GetAsync("/admin/services/calls");
        Assert.NotNull(page.Page.QuerySelector("a[href='tel:02079460101']"));
        Assert.Contains("3 visitors said that something is wrong", page.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Of_many_who_want_to_ring_the_same_one_does_and_what_came_of_it_counts_once(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        var stewards = new List<Neighbour>();
        for (var n = 0; n < 4; n++)
            stewards.Add(await Neighbour.JoinAsync(hub, s => s.Stewards()));
        var (book, call) = (hub.Get<CallBook>(), await CallAsync(hub));

        var claims = await Task.WhenAll(stewards.Select(s => book.ClaimAsync(s.Person.Id, call.PublicId, default)));
        var winner = stewards[Array.IndexOf(claims, true)];
        Assert.Single(claims, c => c);
        foreach (var other in stewards.Where(s => s != winner))
        {
            Assert.False(await book.AnswerAsync(other.Person.Id, call.PublicId, CallOutcome.ClosedForGood, default));
            Assert.Contains(
                "Somebody else is ringing",
                (await other.Browser().GetAsync($"/admin/services/calls/{call.PublicId}")).Text
            );
        }
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(_ => book.AnswerAsync(winner.Person.Id, call.PublicId, CallOutcome.Right, default))
        );
        Assert.Single(all, a => a);
        Assert.Equal(CheckBy.Phone, (await hub.ReadAsync(db => db.ServiceChecks.SingleAsync())).By);
        var page = await hub.Browser().GetAsync($"/services/{Pantry}");
        Assert.Contains("Checked 23 November 2026 by volunteers of this hub.", page.Text);
        Assert.Equal("2026-11-23", (string?)(await DocumentAsync(hub))["assured_date"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_claim_ends_after_half_an_hour(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        var (ada, ben) = (
            await Neighbour.JoinAsync(hub, s => s.Stewards()),
            await Neighbour.JoinAsync(hub, s => s.Stewards())
        );
        var call = await CallAsync(hub);
        var browser = ada.Browser();
        var path = $"/admin/services/calls/{call.PublicId}";
        await browser.SubmitAsync(await browser.GetAsync(path), new Dictionary<string, string?>());
        var mine = await browser.GetAsync(path);
        Assert.Contains("Right as it is", mine.Text);

        hub.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.True(await hub.Get<CallBook>().ClaimAsync(ben.Person.Id, call.PublicId, default));
        var late = await browser.SubmitAsync(mine, new Dictionary<string, string?> { ["outcome"] = "ClosedForGood" });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(ServiceStatus.Active, (await ServiceAsync(hub, "Mill Lane pantry")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_answering_brings_it_back_in_three_days_and_the_third_time_the_page_says_so(
        ProviderKind kind
    )
    {
        await using var hub = await FilledAsync(kind);
        var ada = await Neighbour.JoinAsync(hub, s => s.Stewards());
        for (var tries = 1; tries <= 3; tries++)
        {
            Assert.Equal(["Mill Lane pantry"], await NamesAsync(ada));
            Assert.DoesNotContain("nobody answered", (await hub.Browser().GetAsync($"/services/{Pantry}")).Text);
            await RingAsync(hub, ada, CallOutcome.NoAnswer);
            Assert.Empty(await NamesAsync(ada));
            hub.Clock.Move(TimeSpan.FromDays(3));
        }
        Assert.Contains(
            "We rang several times and nobody answered",
            (await hub.Browser().GetAsync($"/services/{Pantry}")).Text
        );
        Assert.Empty(await NamesAsync(ada));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_closed_says_so_and_what_asked_not_to_be_listed_is_nowhere(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        var ada = await Neighbour.JoinAsync(hub, s => s.Stewards());
        await RingAsync(hub, ada, CallOutcome.ClosedForNow);
        Assert.Equal("temporarily closed", (string?)(await DocumentAsync(hub))["status"]);

        hub.Clock.Move(TimeSpan.FromDays(35));
        await hub.RunJobsAsync();
        await RingAsync(hub, ada, CallOutcome.Unlisted);
        await ImportAsync(hub, List(hub, Food.With("name", "\"Mill pantry\"")));
        foreach (var path in new[] { $"/services/{Pantry}", $"/services/{Pantry}/correct", $"/hsds/services/{Pantry}" })
            Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(path)).Status);
        foreach (var format in new[] { "json", "csv" })
        {
            var export = await ExportAsync(hub, format);
            Assert.DoesNotContain(Pantry, export);
            Assert.DoesNotContain("4 Mill Lane", export);
        }
        Assert.Empty(await FinderTests.NamesAsync(hub, "?q=pantry"));

        var browser = ada.Browser();
        var away = await browser.GetAsync($"/admin/services/unlisted/{Pantry}");
        await browser.SubmitAsync(away, new Dictionary<string, string?>());
        var back = await hub.Browser().GetAsync($"/services/{Pantry}");
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.DoesNotContain("4 Mill Lane", back.Body);
    }

    private static string Silent(string assured) =>
        Listening.With("id", "\"silent\"").With("name", "\"Silent house\"").With("assured_date", $"\"{assured}\"");

    private static async Task<TestHub> FilledAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await hub.RunJobsAsync();
        return hub;
    }

    private static Task<ServiceCall> CallAsync(TestHub hub) =>
        hub.ReadAsync(db => db.ServiceCalls.AsNoTracking().SingleAsync(c => c.ServiceId == PantryId));

    private static async Task RingAsync(TestHub hub, Neighbour steward, CallOutcome outcome)
    {
        var (book, call) = (hub.Get<CallBook>(), await CallAsync(hub));
        Assert.True(await book.ClaimAsync(steward.Person.Id, call.PublicId, default));
        Assert.True(await book.AnswerAsync(steward.Person.Id, call.PublicId, outcome, default));
    }

    private static async Task<string[]> NamesAsync(Neighbour steward) =>
        [
            .. (await steward.Browser().GetAsync("/admin/services/calls"))
                .Page.QuerySelectorAll("main a[href^='/admin/services/calls/']")
                .Select(a => a.TextContent),
        ];
}
