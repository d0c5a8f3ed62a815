using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Features.Safety;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Somebody whom stewards stopped meets nobody here, an address is told for as long as it is needed, and no word is missed.</summary>
public sealed class TalkCareTests
{
    [Theory, OnBothDatabases]
    public async Task Whoever_is_paused_under_another_name_hears_no_answer_and_reads_no_address(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync("Owls");
        var masked = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Sorrel"));
        await hub.SayAgeAsync(masked, PersonAge.Adult);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var theirs = await hub.PutAsync(masked, draft: Helping.Draft(kind: FavourKind.Childcare));
        var agreed = await hub.AnswerAsync(
            masked,
            await hub.PutAsync(owner, draft: Helping.Draft(more: hub.Sealed("12 Mill Lane")))
        );
        await hub.Get<TalkBook>().AcceptAsync(owner.Person.Id, agreed, default);
        var talk = $"/neighbours/talks/{agreed}";
        Assert.Contains("Mill Lane", (await masked.Browser().GetAsync(talk)).Body, StringComparison.Ordinal);
        var face = await hub.ReadAsync(db =>
            db.Faces.Where(f => f.PersonId == masked.Person.Id && f.GroupId != null)
                .Select(f => f.PublicId)
                .SingleAsync()
        );
        await hub.Get<Pausing>().PauseAsync(steward.Person.Id, face, "Dangerous.", days: null, default);

        Assert.DoesNotContain("Mill Lane", (await masked.Browser().GetAsync(talk)).Body, StringComparison.Ordinal);
        var unheard = await hub.AnswerAsync(other, theirs, words: "Larkspur and rye");
        Assert.Equal(HttpStatusCode.NotFound, (await masked.Browser().GetAsync($"/neighbours/talks/{unheard}")).Status);
        Assert.DoesNotContain(unheard, (await masked.Browser().GetAsync("/me/inbox")).Body, StringComparison.Ordinal);
        Assert.Contains(
            "Larkspur",
            (await other.Browser().GetAsync($"/neighbours/talks/{unheard}")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_is_private_is_read_while_it_is_agreed_and_not_afterwards(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var talk = await hub.AnswerAsync(
            other,
            await hub.PutAsync(owner, draft: Helping.Draft(more: hub.Sealed("12 Mill Lane")))
        );
        await hub.Get<TalkBook>().AcceptAsync(owner.Person.Id, talk, default);
        await hub.Get<TalkBook>().EndAsync(other.Person.Id, talk, done: true, default);
        var page = await other.Browser().GetAsync($"/neighbours/talks/{talk}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Mill Lane", page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_word_is_news_to_whoever_has_written_since_the_last(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var talk = await hub.AnswerAsync(other, await hub.PutAsync(owner));
        var book = hub.Get<TalkBook>();
        foreach (var (who, words) in new[] { (owner, "One"), (other, "Two"), (owner, "Three"), (other, "Four") })
        {
            await book.SayAsync(who.Person.Id, talk, words, default);
            var reader = who == owner ? other : owner;
            var waiting = await hub.ReadAsync(db =>
                db.InboxLines.CountAsync(l => l.PersonId == reader.Person.Id && l.ReadAt == null)
            );
            Assert.Equal(1, waiting);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_name_that_stewards_still_need_stays_after_its_talk(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var talk = await hub.AnswerAsync(other, await hub.PutAsync(owner), once: "Teasel of the mill");
        var face = await hub.ReadAsync(db => db.Faces.Where(f => f.IsForOnce).Select(f => f.PublicId).SingleAsync());
        await hub.Get<Pausing>().PauseAsync(steward.Person.Id, face, "Unkind.", days: null, default);
        await hub.Get<TalkBook>().EndAsync(owner.Person.Id, talk, done: false, default);
        hub.Clock.Move(TimeSpan.FromDays(40));
        await hub.RunJobsAsync();
        Assert.Empty(await hub.ReadAsync(db => db.Talks.ToListAsync()));
        var lift = await steward.Browser().GetAsync($"/admin/faces/{face}/lift");
        Assert.Equal(HttpStatusCode.OK, lift.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Odd_questions_break_nothing(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var browser = (await hub.AdultAsync()).Browser();
        foreach (var path in new[] { "/neighbours?area=%00", "/report?about=favour:%00", "/report?about=talk:%00" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);
        var form = await browser.GetAsync("/neighbours/offer");
        foreach (var odd in new[] { ("Form.Day", "9999-12-31"), ("Form.Until", "9999-12-31"), ("Form.Languages", "") })
        {
            var sent = await browser.SubmitAsync(form, new Dictionary<string, string?> { [odd.Item1] = odd.Item2 });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        }
    }
}
