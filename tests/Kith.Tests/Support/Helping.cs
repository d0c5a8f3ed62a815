using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Support;

/// <summary>Neighbours who said that they are adults, and what they offer and need of each other.</summary>
public static class Helping
{
    /// <summary>Somebody who takes part.</summary>
    public static async Task<Neighbour> AdultAsync(
        this TestHub hub,
        string? alias = null,
        PersonAge? age = PersonAge.Adult
    )
    {
        var neighbour = await Neighbour.JoinAsync(hub, alias: alias);
        await hub.SayAgeAsync(neighbour, age);
        return neighbour;
    }

    public static Task SayAgeAsync(this TestHub hub, Neighbour who, PersonAge? age) =>
        hub.WriteAsync(db =>
            db.People.Where(p => p.Id == who.Person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Age, age))
        );

    /// <summary>Puts something on the board; its public id.</summary>
    public static async Task<string> PutAsync(
        this TestHub hub,
        Neighbour who,
        FavourSide side = FavourSide.Offer,
        FavourDraft? draft = null,
        string? once = null
    )
    {
        var put = await hub.Get<FavourBook>().PutAsync(who.Person.Id, side, draft ?? Draft(), once, default);
        Assert.True(put.Verdict.IsAllowed, put.Verdict.Reason);
        return put.PublicId!;
    }

    public static FavourDraft Draft(string? line = null, FavourKind kind = FavourKind.Lift, string? more = null) =>
        new(kind, line ?? $"A lift {RandomId.New()}", more);

    /// <summary>Answers it; the talk's public id.</summary>
    public static async Task<string> AnswerAsync(
        this TestHub hub,
        Neighbour who,
        string favour,
        string? once = null,
        string words = "I would like that."
    )
    {
        var begun = await hub.Get<TalkBook>().AnswerAsync(who.Person.Id, favour, once, words, default);
        Assert.True(begun.Verdict.IsAllowed, begun.Verdict.Reason);
        return begun.PublicId!;
    }

    public static Task<Favour> FavourAsync(this TestHub hub, string id) =>
        hub.ReadAsync(db => db.Favours.AsNoTracking().SingleAsync(f => f.PublicId == id));

    public static Task<Talk> TalkAsync(this TestHub hub, string id) =>
        hub.ReadAsync(db => db.Talks.AsNoTracking().SingleAsync(t => t.PublicId == id));

    /// <summary>Lets days pass and what is due be done, twice: it does no harm.</summary>
    public static async Task PassAsync(this TestHub hub, int days)
    {
        hub.Clock.Move(TimeSpan.FromDays(days));
        await using var scope = hub.Scope();
        await NeighbourUpkeep.RunAsync(scope.ServiceProvider, default);
        await NeighbourUpkeep.RunAsync(scope.ServiceProvider, default);
    }

    /// <summary>A filled form about a lift, under a name for it alone.</summary>
    public static Dictionary<string, string?> Filled(string once, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string?>
        {
            ["Form.Kind"] = "Lift",
            ["Form.Line"] = "To the hospital",
            ["Naming.As"] = "once",
            ["Naming.Name"] = once,
        };
        foreach (var (name, value) in more)
            fields[name] = value;
        return fields;
    }

    /// <summary>Something that a steward took off the board; its public id.</summary>
    public static async Task<string> RemovedAsync(
        this TestHub hub,
        Neighbour steward,
        Neighbour owner,
        string? once = null
    )
    {
        var id = await hub.PutAsync(owner, once: once);
        var browser = steward.Browser();
        var sent = await browser.SubmitAsync(
            await browser.GetAsync($"/admin/neighbours/{id}/end"),
            new Dictionary<string, string?> { ["reason"] = "It sells something." }
        );
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, sent.Status);
        return id;
    }

    public static string Sealed(this TestHub hub, string words) => hub.Get<Secrets>().Seal(words)!;
}
