using System.Net;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Putting something on the board, changing it and taking it off.</summary>
public sealed class PuttingUpTests
{
    [Theory, OnBothDatabases]
    public async Task A_need_goes_up_under_a_name_for_it_alone_and_asks_for_no_reason(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        var browser = owner.Browser();
        var form = await browser.GetAsync("/neighbours/need");
        var fields = form.Page.QuerySelectorAll("main form [name]").Select(e => e.GetAttribute("name")!).ToHashSet();
        Assert.DoesNotContain(fields, name => name.Contains("why", StringComparison.OrdinalIgnoreCase));
        var name = $"Fern {RandomId.New()}";
        var sent = await browser.SubmitAsync(
            form,
            Helping.Filled(name, ("Form.More", "12 Mill Lane"), ("Form.Times", "5"))
        );
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var own = await browser.GetAsync(sent.Location);
        Assert.Contains("To the hospital", own.Text, StringComparison.Ordinal);
        var other = await (await hub.AdultAsync()).Browser().GetAsync(sent.Location);
        Assert.Contains(name, other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mill Lane", other.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Alias, other.Body, StringComparison.Ordinal);
        var kept = await hub.FavourAsync(sent.Location.Split('/')[^1]);
        Assert.DoesNotContain("Mill Lane", kept.MoreSealed, StringComparison.Ordinal);
        Assert.Equal((Slots.Of([5]), FavourAudience.Members, 1), (kept.Times, kept.Audience, kept.AtOnce));
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_it_stands_once_and_six_are_enough(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        var browser = owner.Browser();
        var (form, id) = (await browser.GetAsync("/neighbours/offer"), RandomId.New());
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => browser.SubmitAsync(form, Helping.Filled($"Fern {id}")))
        );
        Assert.Single(answers.Select(a => a.Location).Distinct());
        for (var n = 1; n < FavourRules.MostOpen; n++)
            await hub.PutAsync(owner);
        var tooMuch = await hub.Get<FavourBook>()
            .PutAsync(owner.Person.Id, FavourSide.Offer, Helping.Draft(), once: null, default);
        Assert.Equal("Neighbours.Enough", tooMuch.Verdict.Reason);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_goes_by_the_name_of_somebody_else(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var browser = owner.Browser();
        var form = await browser.GetAsync("/neighbours/offer");
        foreach (var name in new[] { other.Alias, other.Alias.ToUpperInvariant(), owner.Alias, "", "\u202Eabc", " " })
        {
            var sent = await browser.SubmitAsync(form, Helping.Filled(name));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        }
        Assert.Equal(0, await hub.ReadAsync(db => db.Favours.CountAsync(f => f.PersonId == owner.Person.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task Odd_words_are_shown_as_they_were_written_or_refused_and_never_break_anything(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        var browser = owner.Browser();
        var form = await browser.GetAsync("/neighbours/offer");
        var odd = "<script>alert(1)</script> '; DROP TABLE \"Favours\" -- 🚗 {0} \u0627";
        var sent = await browser.SubmitAsync(form, Helping.Filled($"Moss {RandomId.New()}", ("Form.Line", odd)));
        var page = await browser.GetAsync(sent.Location);
        Assert.Equal(odd, page.Page.QuerySelector("main h1")!.TextContent.Trim());
        foreach (
            var (field, value) in new[]
            {
                ("Form.Line", new string('x', Favour.LongestLine + 1)),
                ("Form.Line", "   "),
                ("Form.Kind", "Money"),
                ("Form.Kind", "99"),
                ("Form.Times", "soon"),
                ("Form.AtOnce", "0"),
                ("Form.AtOnce", "11"),
                ("Form.Day", "2020-01-01"),
                ("Form.Until", "never"),
                ("Form.Languages", "'; --"),
                ("Form.Audience", "7"),
                ("Form.More", new string('x', Favour.LongestMore + 1)),
                ("Naming.As", "else"),
            }
        )
        {
            var again = await browser.SubmitAsync(form, Helping.Filled($"Moss {RandomId.New()}", (field, value)));
            Assert.True(again.Status == HttpStatusCode.UnprocessableEntity, $"{field} = {value}: {again.Status}");
        }
        Assert.Equal(1, await hub.ReadAsync(db => db.Favours.CountAsync(f => f.PersonId == owner.Person.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task Only_its_owner_changes_rests_renews_or_ends_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner);
        foreach (var verb in new[] { "edit", "pause", "renew", "end" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Browser().GetAsync($"/neighbours/{id}/{verb}")).Status);
            var form = await owner.Browser().GetAsync($"/neighbours/{id}/{verb}");
            var forged = await other.Browser().SubmitAsync(form, new Dictionary<string, string?>());
            Assert.Contains(forged.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        }
        var book = hub.Get<FavourBook>();
        await book.EndAsync(other.Person.Id, id, default);
        await book.ChangeAsync(other.Person.Id, id, Helping.Draft("Mine now"), default);
        var kept = await hub.FavourAsync(id);
        Assert.Null(kept.EndedOn);
        Assert.NotEqual("Mine now", kept.Line);
        var browser = owner.Browser();
        var edit = await browser.GetAsync($"/neighbours/{id}/edit");
        await browser.SubmitAsync(edit, new Dictionary<string, string?> { ["Form.Line"] = "Another line" });
        Assert.Equal("Another line", (await hub.FavourAsync(id)).Line);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_new_puts_up_two_things_in_a_day(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        await hub.WriteAsync(db =>
            db.People.Where(p => p.Id == owner.Person.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.JoinedOn, hub.Clock.Now.Date))
        );
        for (var n = 0; n < NewcomerRules.Favours; n++)
            await hub.PutAsync(owner);
        var put = await hub.Get<FavourBook>()
            .PutAsync(owner.Person.Id, FavourSide.Offer, Helping.Draft(), once: null, default);
        Assert.Equal("Newcomers.Favours", put.Verdict.Reason);
    }
}
