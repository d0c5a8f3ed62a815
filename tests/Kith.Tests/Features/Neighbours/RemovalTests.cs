using System.Net;
using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Neighbours;
using Kith.Mail;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Whose offer or need a steward takes off the board is told so, and can disagree before somebody else.</summary>
public sealed class RemovalTests
{
    [Theory, OnBothDatabases]
    public async Task Its_owner_is_told_why_objects_to_another_steward_and_gets_it_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, asker) = (await hub.AdultAsync(), await hub.AdultAsync());
        var (one, two) = (await StewardAsync(hub), await StewardAsync(hub));
        var id = await hub.RemovedAsync(one, owner, once: "Fern of the mill");
        Assert.Equal([(LetterKind.FavourRemoved, $"/neighbours/{id}")], await NewsAsync(hub, owner));
        var mine = owner.Browser();
        var own = await mine.GetAsync($"/neighbours/{id}");
        Assert.Contains("It sells something.", own.Text, StringComparison.Ordinal);
        var objection = own.Links().Single(l => l.EndsWith("/objection", StringComparison.Ordinal));
        await mine.SubmitAsync(await mine.GetAsync(objection), Fields(("words", "It was a present.")));
        Assert.Empty((await mine.GetAsync(objection)).Page.QuerySelectorAll("main form[method=post]"));

        var waiting = (await two.Browser().GetAsync("/admin")).Links();
        Assert.Contains("/admin/neighbours", waiting);
        var answer = $"/admin/neighbours/{id}/answer";
        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(one, answer)).Status);
        var read = await two.Browser().GetAsync(answer);
        Assert.Contains("It was a present.", read.Text, StringComparison.Ordinal);
        foreach (var name in new[] { owner.Alias, "Fern of the mill" })
            Assert.DoesNotContain(name, read.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await AnswerAsync(two, answer, ("back", "true"))).Status);

        Assert.Contains((LetterKind.FavourReviewed, $"/neighbours/{id}"), await NewsAsync(hub, owner));
        Assert.Contains("You are right.", (await mine.GetAsync(objection)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await asker.Browser().GetAsync($"/neighbours/{id}")).Status);
        Assert.Equal(
            1,
            await hub.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Deed == Deed.ObjectionAnswered && e.Key == id))
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_stays_off_can_be_objected_to_again_once_it_is_answered(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var (one, two) = (await StewardAsync(hub), await StewardAsync(hub));
        var id = await hub.RemovedAsync(one, owner);
        var book = hub.Get<FavourBook>();
        Assert.True(await book.ObjectAsync(owner.Person.Id, id, "One", default));
        Assert.False(await book.ObjectAsync(owner.Person.Id, id, "Two", default));
        Assert.False(await book.ObjectAsync(other.Person.Id, id, "Mine", default));
        await AnswerAsync(two, $"/admin/neighbours/{id}/answer");
        Assert.NotNull((await hub.FavourAsync(id)).EndedOn);
        Assert.Equal(HttpStatusCode.NotFound, (await two.Browser().GetAsync($"/admin/neighbours/{id}/answer")).Status);
        Assert.True(await book.ObjectAsync(owner.Person.Id, id, "Two", default));
        foreach (var who in new[] { other, two })
            Assert.Equal(HttpStatusCode.NotFound, (await who.Browser().GetAsync($"/neighbours/{id}/objection")).Status);
        var kept = await hub.FavourAsync(id);
        Assert.DoesNotContain("Two", kept.Objection, StringComparison.Ordinal);
        var ended = await hub.PutAsync(other);
        await book.EndAsync(other.Person.Id, ended, default);
        Assert.False(await book.ObjectAsync(other.Person.Id, ended, "Mine", default));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_said_about_it_stays_until_it_is_answered_and_read_and_then_goes(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var id = await hub.RemovedAsync(await StewardAsync(hub), owner, once: "Fern of the mill");
        await hub.PassAsync(25);
        await hub.Get<FavourBook>().ObjectAsync(owner.Person.Id, id, "It was a present.", default);
        await hub.PassAsync(25);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await PutAsync(await hub.AdultAsync(), "Fern of the mill")).Status
        );
        await AnswerAsync(await StewardAsync(hub), $"/admin/neighbours/{id}/answer");
        await hub.PassAsync(25);
        Assert.NotNull((await hub.FavourAsync(id)).Answer);
        await hub.PassAsync(10);
        Assert.Equal(0, await hub.ReadAsync(db => db.Favours.CountAsync()));
    }

    private static Task<Neighbour> StewardAsync(TestHub hub) => Neighbour.JoinAsync(hub, n => n.Stewards());

    private static async Task<Visit> PutAsync(Neighbour who, string name)
    {
        var browser = who.Browser();
        return await browser.SubmitAsync(await browser.GetAsync("/neighbours/offer"), Helping.Filled(name));
    }

    private static async Task<Visit> AnswerAsync(Neighbour by, string path, params (string Name, string Value)[] more)
    {
        var browser = by.Browser();
        return await browser.SubmitAsync(await browser.GetAsync(path), Fields([("words", "You are right."), .. more]));
    }

    private static Dictionary<string, string?> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => (string?)f.Value, StringComparer.Ordinal);

    private static async Task<List<(LetterKind Kind, string Path)>> NewsAsync(TestHub hub, Neighbour who) =>
        [
            .. (await hub.ReadAsync(db => db.InboxLines.Where(l => l.PersonId == who.Person.Id).ToListAsync())).Select(
                l => (l.Kind, l.Path)
            ),
        ];
}
