using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Admin;

/// <summary>Nobody makes themselves a steward, and no steward makes one alone.</summary>
public sealed class StewardsTests
{
    [Theory, OnBothDatabases]
    public async Task One_proposes_another_agrees_and_the_log_names_both(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (one, two, wren) = await ThreeAsync(hub);
        var sent = await ProposeAsync(one, wren.Alias);
        Assert.Equal("/admin/stewards", sent.Location);
        Assert.False(await IsStewardAsync(hub, wren));
        var browser = two.Browser();
        var path = (await browser.GetAsync("/admin/stewards"))
            .Links()
            .Single(l => l.EndsWith("/confirm", StringComparison.Ordinal));
        await browser.SubmitAsync(await browser.GetAsync(path), new Dictionary<string, string?>());
        Assert.True(await IsStewardAsync(hub, wren));
        var log = (await wren.Browser().GetAsync("/admin/log")).Text;
        Assert.Contains($"{one.Alias} proposed as a steward: {wren.Alias}", log, StringComparison.Ordinal);
        Assert.Contains(
            $"{two.Alias} agreed that this person is a steward: {wren.Alias}",
            log,
            StringComparison.Ordinal
        );
        Assert.Contains("Kind and calm", log, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_proposes_cannot_agree_however_often_they_try_at_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (one, _, wren) = await ThreeAsync(hub);
        await ProposeAsync(one, wren.Alias);
        var id = await hub.ReadAsync(db => db.StewardProposals.Select(p => p.PublicId).SingleAsync());
        var stewardship = hub.Get<Stewardship>();
        var verdicts = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n => stewardship.ConfirmAsync(n == 5 ? wren.Person.Id : one.Person.Id, id, default))
        );
        Assert.All(verdicts, v => Assert.False(v.IsAllowed));
        var browser = one.Browser();
        var page = await browser.GetAsync($"/admin/stewards/{id}/confirm");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await browser.SubmitAsync(page, new Dictionary<string, string?>())).Status
        );
        Assert.False(await IsStewardAsync(hub, wren));
    }

    [Theory, OnBothDatabases]
    public async Task The_word_of_somebody_who_stood_down_counts_no_more(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (one, two, wren) = await ThreeAsync(hub);
        await ProposeAsync(one, wren.Alias);
        var id = await hub.ReadAsync(db => db.StewardProposals.Select(p => p.PublicId).SingleAsync());
        var stewardship = hub.Get<Stewardship>();
        Assert.True((await stewardship.StandDownAsync(one.Person.Id, default)).IsAllowed);
        Assert.False((await stewardship.ConfirmAsync(two.Person.Id, id, default)).IsAllowed);
    }

    [Theory, OnBothDatabases]
    public async Task All_stand_down_at_once_and_one_stays(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var stewards = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Neighbour.JoinAsync(hub, n => n.Stewards()))
        );
        var stewardship = hub.Get<Stewardship>();
        await Task.WhenAll(stewards.Select(s => Task.Run(() => stewardship.StandDownAsync(s.Person.Id, default))));
        Assert.Equal(1, await hub.ReadAsync(db => db.Stewards.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task One_steward_alone_cannot_propose_anybody(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var one = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var wren = await Neighbour.JoinAsync(hub);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ProposeAsync(one, wren.Alias)).Status);
        Assert.Contains(
            "look after this hub alone",
            (await one.Browser().GetAsync("/admin")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_is_done_at_the_machine_is_in_the_log_too(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        var verdict = await hub.WriteAsync(async db =>
            await hub.Get<Stewardship>()
                .NameAsync(db, await db.People.SingleAsync(p => p.Id == wren.Person.Id), default)
        );
        Assert.True(verdict.IsAllowed);
        Assert.Contains(
            $"Somebody at the machine named a first steward: {wren.Alias}",
            (await wren.Browser().GetAsync("/admin/log")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task The_set_up_code_makes_the_first_steward_and_only_the_first(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (wren, robin) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        var stranger = await hub.Browser().GetAsync("/setup/steward");
        Assert.Equal("/sign-up?next=%2Fsetup%2Fsteward", stranger.Location);
        var wrong = await ClaimAsync(robin, "AAAA-AAAA");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var right = await ClaimAsync(wren, hub.Get<SetUpCode>().Shown);
        Assert.Equal("/admin", right.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await robin.Browser().GetAsync("/setup/steward")).Status);
        Assert.False((await hub.Get<Stewardship>().ClaimAsync(robin.Person.Id, default)).IsAllowed);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_erased_is_erased_from_the_log(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (one, two, wren) = await ThreeAsync(hub);
        await ProposeAsync(one, wren.Alias);
        await hub.WriteAsync(db =>
            db.People.Where(p => p.Id == one.Person.Id || p.Id == wren.Person.Id).ExecuteDeleteAsync()
        );
        var log = (await two.Browser().GetAsync("/admin/log")).Text;
        Assert.DoesNotContain(one.Alias, log, StringComparison.Ordinal);
        Assert.DoesNotContain(wren.Alias, log, StringComparison.Ordinal);
        Assert.Contains("A former steward proposed as a steward: somebody who has left", log, StringComparison.Ordinal);
    }

    private static async Task<(Neighbour One, Neighbour Two, Neighbour Wren)> ThreeAsync(TestHub hub) =>
        (
            await Neighbour.JoinAsync(hub, n => n.Stewards()),
            await Neighbour.JoinAsync(hub, n => n.Stewards()),
            await Neighbour.JoinAsync(hub)
        );

    private static async Task<Visit> ProposeAsync(Neighbour by, string alias)
    {
        var browser = by.Browser();
        var fields = new Dictionary<string, string?> { ["alias"] = alias, ["reason"] = "Kind and calm." };
        return await browser.SubmitAsync(await browser.GetAsync("/admin/stewards/propose"), fields);
    }

    private static async Task<Visit> ClaimAsync(Neighbour by, string code)
    {
        var browser = by.Browser();
        var fields = new Dictionary<string, string?> { ["code"] = code };
        return await browser.SubmitAsync(await browser.GetAsync("/setup/steward"), fields);
    }

    private static Task<bool> IsStewardAsync(TestHub hub, Neighbour who) =>
        hub.ReadAsync(db => db.Stewards.AnyAsync(s => s.PersonId == who.Person.Id));
}
