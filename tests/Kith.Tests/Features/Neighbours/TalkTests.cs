using System.Net;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Mail;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>What two neighbours say to each other, from the answer to the end.</summary>
public sealed class TalkTests
{
    [Theory, OnBothDatabases]
    public async Task From_an_answer_to_done_through_the_pages_alone(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var draft = Helping.Draft(more: hub.Sealed("12 Mill Lane")) with { Often = FavourOften.Once };
        var id = await hub.PutAsync(owner, FavourSide.Need, draft);
        var (mine, theirs) = (owner.Browser(), other.Browser());
        var answered = await theirs.SubmitAsync(
            await theirs.GetAsync($"/neighbours/{id}/answer"),
            Words("I could drive you on Tuesday.", ("Naming.As", "hub"))
        );
        var talk = answered.Location;
        Assert.DoesNotContain("Mill Lane", (await theirs.GetAsync(talk)).Body, StringComparison.Ordinal);
        var inbox = await mine.GetAsync("/me/inbox");
        Assert.Contains(talk, inbox.Links());
        Assert.Contains("I could drive you", (await mine.GetAsync(talk)).Text, StringComparison.Ordinal);
        await mine.SubmitAsync(await mine.GetAsync(talk), Words("That would be lovely."));
        Assert.Contains("lovely", (await theirs.GetAsync(talk)).Text, StringComparison.Ordinal);
        await mine.SubmitAsync(await mine.GetAsync($"{talk}/accept"), Words(null));
        Assert.Contains("Mill Lane", (await theirs.GetAsync(talk)).Body, StringComparison.Ordinal);
        await theirs.SubmitAsync(await theirs.GetAsync($"{talk}/end"), Words(null, ("done", "true")));
        Assert.Contains("It is done", (await mine.GetAsync(talk)).Text, StringComparison.Ordinal);
        var kept = await hub.FavourAsync(id);
        Assert.Equal((0, true), (kept.Taken, kept.EndedOn is not null));
        Assert.Empty((await mine.GetAsync(talk)).Page.QuerySelectorAll("main form[method=post]"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_reads_it_no_steward_either(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner);
        var talk = await hub.AnswerAsync(other, id, words: "Larkspur and rye");
        var second = await hub.AdultAsync();
        await hub.AnswerAsync(second, id);
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        foreach (var third in new[] { second, steward, await hub.AdultAsync() })
        {
            var browser = third.Browser();
            foreach (var below in new[] { "", "/accept", "/decline", "/end", "/part" })
            {
                var there = await browser.GetAsync($"/neighbours/talks/{talk}{below}");
                var absent = await browser.GetAsync($"/neighbours/talks/zzzzzzzzzzzz{below}");
                Assert.Equal((HttpStatusCode.NotFound, absent.Body), (there.Status, there.Body));
            }
            foreach (var path in new[] { $"/neighbours/{id}", "/me/neighbours", "/neighbours", "/me/inbox" })
            {
                var body = (await browser.GetAsync(path)).Body;
                Assert.DoesNotContain("Larkspur", body, StringComparison.Ordinal);
                Assert.DoesNotContain(other.Alias, body, StringComparison.Ordinal);
                Assert.DoesNotContain(talk, body, StringComparison.Ordinal);
            }
            var book = hub.Get<TalkBook>();
            Assert.False((await book.SayAsync(third.Person.Id, talk, "Hello", default)).IsAllowed);
            Assert.False((await book.AcceptAsync(third.Person.Id, talk, default)).IsAllowed);
            Assert.False((await book.EndAsync(third.Person.Id, talk, done: false, default)).IsAllowed);
        }
        Assert.Equal(TalkState.Waiting, (await hub.TalkAsync(talk)).State);
        await hub.Get<TalkBook>().AcceptAsync(other.Person.Id, talk, default);
        Assert.Equal(TalkState.Waiting, (await hub.TalkAsync(talk)).State);
        var words = await hub.ReadAsync(db => db.TalkLines.Select(l => l.WordsSealed).ToListAsync());
        Assert.DoesNotContain(words, w => w.Contains("Larkspur", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task However_many_are_accepted_at_once_no_more_agree_than_there_is_room_for(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        var id = await hub.PutAsync(owner, draft: Helping.Draft() with { AtOnce = 2 });
        var talks = new List<string>();
        for (var n = 0; n < 6; n++)
            talks.Add(await hub.AnswerAsync(await hub.AdultAsync(), id));
        var book = hub.Get<TalkBook>();
        var answers = await Task.WhenAll(
            talks.Concat(talks).Select(t => book.AcceptAsync(owner.Person.Id, t, default))
        );
        Assert.Contains(answers, a => a.Reason == "Neighbours.Talk.Full");
        var agreed = await hub.ReadAsync(db =>
            db.Talks.CountAsync(t => talks.Contains(t.PublicId) && t.State == TalkState.Agreed)
        );
        Assert.Equal((2, 2), (agreed, (await hub.FavourAsync(id)).Taken));
        var late = await hub.Get<TalkBook>()
            .AnswerAsync((await hub.AdultAsync()).Person.Id, id, once: null, "Me too", default);
        Assert.Equal("Neighbours.Answer.Closed", late.Verdict.Reason);
        var first = await hub.ReadAsync(db =>
            db.Talks.FirstAsync(t => talks.Contains(t.PublicId) && t.State == TalkState.Agreed)
        );
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => book.EndAsync(first.PersonId, first.PublicId, done: true, default))
        );
        Assert.Equal(1, (await hub.FavourAsync(id)).Taken);
    }

    [Theory, OnBothDatabases]
    public async Task One_answers_once_not_oneself_and_not_without_end(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner);
        var book = hub.Get<TalkBook>();
        var many = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => book.AnswerAsync(other.Person.Id, id, once: null, "Hello", default))
        );
        Assert.Single(many, m => m.PublicId is not null);
        Assert.Equal(
            "Neighbours.Answer.Own",
            (await book.AnswerAsync(owner.Person.Id, id, once: null, "Hello", default)).Verdict.Reason
        );
        var owners = new[] { await hub.AdultAsync(), await hub.AdultAsync() };
        for (var n = 1; n < TalkRules.MostToday; n++)
            await hub.AnswerAsync(other, await hub.PutAsync(owners[n % 2]));
        var more = await book.AnswerAsync(other.Person.Id, await hub.PutAsync(owners[0]), once: null, "Hello", default);
        Assert.Equal("Neighbours.Answer.TooManyToday", more.Verdict.Reason);
    }

    [Theory, OnBothDatabases]
    public async Task Who_answered_does_not_press_and_what_is_sent_twice_is_said_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var talk = await hub.AnswerAsync(other, await hub.PutAsync(owner), words: "One");
        var book = hub.Get<TalkBook>();
        Assert.True((await book.SayAsync(other.Person.Id, talk, "One", default)).IsAllowed);
        foreach (var words in new[] { "Two", "Three" })
            Assert.True((await book.SayAsync(other.Person.Id, talk, words, default)).IsAllowed);
        Assert.Equal("Neighbours.Talk.Wait", (await book.SayAsync(other.Person.Id, talk, "Four", default)).Reason);
        await book.SayAsync(owner.Person.Id, talk, "Hello", default);
        Assert.True((await book.SayAsync(other.Person.Id, talk, "Four", default)).IsAllowed);
        var id = (await hub.TalkAsync(talk)).Id;
        Assert.Equal(5, await hub.ReadAsync(db => db.TalkLines.CountAsync(l => l.TalkId == id)));
        var news = await hub.ReadAsync(db =>
            db.InboxLines.CountAsync(l => l.PersonId == owner.Person.Id && l.Kind == LetterKind.FavourSaid)
        );
        // Three words unanswered were one; the one after the answer is another.
        Assert.Equal(2, news);
    }

    [Theory, OnBothDatabases]
    public async Task A_message_with_a_number_is_asked_about_once_and_then_sent(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner);
        var browser = other.Browser();
        var form = await browser.GetAsync($"/neighbours/{id}/answer");
        var asked = await browser.SubmitAsync(form, Words("Ring me on 07700 900 123", ("Naming.As", "hub")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("a number or an address", asked.Text, StringComparison.Ordinal);
        var sent = await browser.SubmitAsync(asked, Words("Ring me on 07700 900 123"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Declined_kindly_and_taken_back_the_other_is_told_no_reason(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var talk = await hub.AnswerAsync(other, await hub.PutAsync(owner));
        var browser = owner.Browser();
        await browser.SubmitAsync(await browser.GetAsync($"/neighbours/talks/{talk}/decline"), Words(null));
        Assert.Equal(TalkState.Declined, (await hub.TalkAsync(talk)).State);
        var read = await other.Browser().GetAsync($"/neighbours/talks/{talk}");
        Assert.Contains("does not work out this time", read.Text, StringComparison.Ordinal);
        var back = await hub.AnswerAsync(other, await hub.PutAsync(owner));
        await hub.Get<TalkBook>().EndAsync(other.Person.Id, back, done: true, default);
        Assert.Equal(TalkState.Stopped, (await hub.TalkAsync(back)).State);
    }

    private static Dictionary<string, string?> Words(string? words, params (string Name, string Value)[] more)
    {
        var fields = more.ToDictionary(m => m.Name, m => (string?)m.Value, StringComparer.Ordinal);
        if (words is not null)
            fields["words"] = words;
        return fields;
    }
}
