using System.Net;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Mail;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Nothing among neighbours ends in silence, and no news leads to a page that is not there.</summary>
public sealed class LapsingTests
{
    [Theory, OnBothDatabases]
    public async Task However_far_its_day_lies_its_owner_is_asked_in_time_and_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var day = hub.Clock.Now.Date.AddDays(100);
        var far = new[]
        {
            await hub.PutAsync(owner, draft: Helping.Draft() with { UntilLocal = day }),
            await hub.PutAsync(owner, draft: Helping.Draft() with { DayLocal = day }),
        };
        var near = await hub.PutAsync(owner, draft: Helping.Draft() with { DayLocal = hub.Clock.Now.Date.AddDays(5) });
        await hub.PassAsync(2);
        Assert.Empty(await NewsAsync(hub, owner));
        await hub.PassAsync(52);
        await hub.PassAsync(1);
        var asked = await NewsAsync(hub, owner);
        foreach (var id in far)
            Assert.Single(asked, n => n == (LetterKind.FavourLapses, $"/neighbours/{id}/renew"));
        Assert.DoesNotContain(asked, n => n.Path == $"/neighbours/{near}/renew");
        Assert.Equal(1 + far.Length, asked.Count);
        foreach (var id in far)
            await hub.Get<FavourBook>().RenewAsync(owner.Person.Id, id, default);
        await hub.PassAsync(10);
        foreach (var id in far)
            Assert.Null((await hub.FavourAsync(id)).EndedOn);
    }

    [Theory, OnBothDatabases]
    public async Task A_later_day_is_reminded_of_anew(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var draft = Helping.Draft() with { UntilLocal = hub.Clock.Now.Date.AddDays(3) };
        var id = await hub.PutAsync(owner, draft: draft);
        await hub.PassAsync(1);
        await hub.Get<FavourBook>().ChangeAsync(owner.Person.Id, id, draft with { UntilLocal = null }, default);
        await hub.PassAsync(53);
        Assert.Contains((LetterKind.FavourLapses, $"/neighbours/{id}/renew"), await NewsAsync(hub, owner));
    }

    [Theory, OnBothDatabases]
    public async Task What_lapses_or_falls_silent_is_told_to_both(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, waits, agreed) = (await hub.AdultAsync(), await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner, draft: Helping.Draft() with { AtOnce = 2 });
        var (first, second) = (await hub.AnswerAsync(waits, id), await hub.AnswerAsync(agreed, id));
        await hub.Get<TalkBook>().AcceptAsync(owner.Person.Id, second, default);
        await hub.PassAsync(60);
        Assert.Contains((LetterKind.FavourLapsed, $"/neighbours/{id}"), await NewsAsync(hub, owner));
        Assert.Contains((LetterKind.FavourEnded, $"/neighbours/talks/{first}"), await NewsAsync(hub, waits));
        await hub.PassAsync(1);
        foreach (var who in new[] { owner, agreed })
            Assert.Contains((LetterKind.FavourEnded, $"/neighbours/talks/{second}"), await NewsAsync(hub, who));
    }

    [Theory, OnBothDatabases]
    public async Task What_never_arrived_falls_silent_as_any_other_and_its_owner_hears_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, stalker) = (await hub.AdultAsync(), await hub.AdultAsync());
        var parted = await hub.AnswerAsync(stalker, await hub.PutAsync(owner, once: "Fern"));
        await hub.Get<TalkBook>().PartAsync(owner.Person.Id, parted, default);
        var draft = Helping.Draft() with { UntilLocal = null };
        var unheard = await hub.AnswerAsync(stalker, await hub.PutAsync(owner, draft: draft), once: "Moss");
        await hub.PassAsync(61);
        Assert.Contains((LetterKind.FavourEnded, $"/neighbours/talks/{unheard}"), await NewsAsync(hub, stalker));
        Assert.DoesNotContain(await NewsAsync(hub, owner), n => n.Path.Contains(unheard, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task However_old_no_news_leads_to_a_page_that_is_not_there(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, other, leaver) = (await hub.AdultAsync(), await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner, draft: Helping.Draft() with { AtOnce = 3 });
        await hub.AnswerAsync(other, id);
        await hub.AnswerAsync(leaver, id);
        var theirs = await hub.AnswerAsync(other, await hub.PutAsync(leaver));
        await hub.Get<TalkBook>().AcceptAsync(leaver.Person.Id, theirs, default);
        await hub.WriteAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == leaver.Person.Id)).Leave(hub.Clock.Now.AddDays(7))
        );
        foreach (var days in new[] { 8, 46, 3, 4, 16, 20 })
        {
            await hub.PassAsync(days);
            await hub.RunJobsAsync();
            foreach (var who in new[] { owner, other })
            {
                var browser = who.Browser();
                foreach (var (_, path) in await NewsAsync(hub, who))
                {
                    var page = await browser.FollowAsync(await browser.GetAsync(path));
                    Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
                }
            }
        }
        Assert.Equal(0, await hub.ReadAsync(db => db.Favours.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_agrees_or_ends_while_silence_is_swept_up_leaves_the_count_right(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var book = hub.Get<TalkBook>();
        var id = await hub.PutAsync(owner, draft: Helping.Draft() with { AtOnce = 10 });
        var talks = new List<string>();
        for (var n = 0; n < 10; n++)
            talks.Add(await hub.AnswerAsync(await hub.AdultAsync(), id));
        foreach (var talk in talks.Take(5))
            await book.AcceptAsync(owner.Person.Id, talk, default);
        await hub.WriteAsync(db =>
            db.Talks.ExecuteUpdateAsync(t => t.SetProperty(x => x.LastOn, hub.Clock.Now.Date.AddDays(-90)))
        );
        var ended = talks.Take(5).Select(t => book.EndAsync(owner.Person.Id, t, done: false, default));
        var agreed = talks.Skip(5).Select(t => book.AcceptAsync(owner.Person.Id, t, default));
        await Task.WhenAll(ended.Concat(agreed).Append<Task>(hub.PassAsync(0)));
        var open = await hub.ReadAsync(db =>
            db.Talks.CountAsync(t => t.State == TalkState.Agreed && t.EndedAt == null)
        );
        Assert.Equal(open, (await hub.FavourAsync(id)).Taken);
    }

    private static async Task<List<(LetterKind Kind, string Path)>> NewsAsync(TestHub hub, Neighbour who) =>
        [
            .. (await hub.ReadAsync(db => db.InboxLines.Where(l => l.PersonId == who.Person.Id).ToListAsync())).Select(
                l => (l.Kind, l.Path)
            ),
        ];
}
