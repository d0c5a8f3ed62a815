using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Mail;
using Kith.Tests.Mail;
using Kith.Tests.Support;
using Kith.Web;

namespace Kith.Tests.Features.Neighbours;

/// <summary>What a mail about neighbours says to whoever looks over a shoulder.</summary>
public sealed class NeighbourMailTests
{
    [MailTheory, OnBothDatabases]
    public async Task A_mail_says_that_there_is_something_to_read_and_nothing_about_what(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync("Quillfeather"));
        await ReachableAsync(hub, owner, discreet: false);
        var talk = await hub.AnswerAsync(
            other,
            await hub.PutAsync(owner, draft: Helping.Draft("A lift to the clinic"))
        );
        await NoticeTests.PostAsync(hub);
        var mail = Assert.Single(server.Mails);
        Assert.Equal("Something to read", mail.Subject);
        foreach (var kept in new[] { "clinic", "lift", "Quillfeather", talk, "neighbour" })
            Assert.DoesNotContain(kept, mail.Text, StringComparison.OrdinalIgnoreCase);
        foreach (var words in new[] { "One", "Two" })
            await hub.Get<TalkBook>().SayAsync(other.Person.Id, talk, words, default);
        await NoticeTests.PostAsync(hub);
        Assert.Single(server.Mails);
        hub.Clock.Move(TimeSpan.FromMinutes(61));
        await NoticeTests.PostAsync(hub);
        Assert.Equal(2, server.Mails.Count);
    }

    [MailTheory, OnBothDatabases]
    public async Task Whoever_does_not_want_it_gets_none_and_nobody_is_mailed_what_does_not_reach_them(
        ProviderKind kind
    )
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        await ReachableAsync(hub, owner, wants: false);
        await hub.AnswerAsync(other, await hub.PutAsync(owner));
        await NoticeTests.PostAsync(hub);
        Assert.Empty(server.Mails);
        var (apart, stalker) = (await hub.AdultAsync(), await hub.AdultAsync());
        await ReachableAsync(hub, apart);
        var first = await hub.AnswerAsync(stalker, await hub.PutAsync(apart, once: "Fern of the mill"));
        await hub.Get<TalkBook>().PartAsync(apart.Person.Id, first, default);
        await NoticeTests.PostAsync(hub);
        hub.Clock.Move(TimeSpan.FromHours(2));
        var before = server.Mails.Count;
        await hub.AnswerAsync(stalker, await hub.PutAsync(apart, once: "Moss of the mill"), once: "Teasel of the mill");
        await NoticeTests.PostAsync(hub);
        Assert.Equal(before, server.Mails.Count);
    }

    private static Task ReachableAsync(TestHub hub, Neighbour who, bool discreet = true, bool wants = true) =>
        hub.WriteAsync(db =>
        {
            var mailbox = Mailbox.Of(who.Person.Id);
            mailbox.Ask(hub.Sealed($"{RandomId.New()}@post.example"), Secrets.Hash("code"), hub.Clock.Now);
            mailbox.Confirm(hub.Clock.Now);
            mailbox.Want(discreet, reminderHours: null, digest: false, neighbours: wants);
            db.Add(mailbox);
            return Task.CompletedTask;
        });
}
