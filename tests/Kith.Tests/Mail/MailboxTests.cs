using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Mail;

/// <summary>What a member asked to be mailed: when, how often, and how it stops.</summary>
public sealed class MailboxTests
{
    [MailTheory, OnBothDatabases]
    public async Task Never_more_than_one_mail_an_hour_but_what_is_required_goes_at_once(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var group = await new Sample(hub).GroupAsync();
        await new Sample(hub).MeetupAsync(group: group, times: 2);
        var wren = await WithMailAsync(hub, n => n.In(group));
        await hub.WriteAsync(db => Task.FromResult(db.Add(Digest(hub, wren))));
        await NoticeTests.PostAsync(hub);
        Assert.Contains("in the next seven days", Assert.Single(server.Mails).Text, StringComparison.Ordinal);
        await hub.WriteAsync(db => Task.FromResult(db.Add(Digest(hub, wren))));
        hub.Clock.Move(TimeSpan.FromMinutes(30));
        await NoticeTests.PostAsync(hub);
        Assert.Single(server.Mails);
        // What waits rides along with what is required.
        var host = await Host.AtAsync(hub);
        await wren.Browser().SendAsync(host.Meetup, "Teasel");
        await host.DoAsync("cancel", ("reason", "Ill"));
        await NoticeTests.PostAsync(hub);
        Assert.Equal(2, server.Mails.Count);
        Assert.Equal(0, await hub.ReadAsync(db => db.Letters.CountAsync()));
    }

    [MailTheory, OnBothDatabases]
    public async Task One_click_in_a_mail_program_stops_them_signed_out_and_only_ones_own(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var (wren, other) = (await WithMailAsync(hub), await WithMailAsync(hub));
        await hub.WriteAsync(db => Task.FromResult(db.Add(Digest(hub, wren))));
        await NoticeTests.PostAsync(hub);
        var mail = Assert.Single(server.Mails);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        var link = new Uri(mail.Header("List-Unsubscribe")!.Trim('<', '>')).PathAndQuery;
        var stranger = hub.Browser();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(link)).Status);
        Assert.True(await WantsDigestAsync(hub, wren));
        var posted = await stranger.PostAsync(link, [KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, posted.Status);
        Assert.False(await WantsDigestAsync(hub, wren));
        Assert.True(await WantsDigestAsync(hub, other));
        var forged = await stranger.PostAsync($"/mail/stop/{Secrets.NewToken()}", []);
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
    }

    [MailTheory, OnBothDatabases]
    public async Task A_reminder_comes_once_as_long_before_as_one_asked_for(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var host = await Host.AtAsync(hub);
        var wren = await WithMailAsync(hub);
        await wren.Browser().SendAsync(host.Meetup, "Teasel");
        hub.Clock.Move(host.Meetup.First.StartsAt - hub.Clock.Now - TimeSpan.FromHours(3));
        await hub.RunJobsAsync();
        Assert.Empty(server.Mails);
        hub.Clock.Move(TimeSpan.FromMinutes(70));
        await hub.RunJobsAsync();
        await NoticeTests.PostAsync(hub);
        Assert.Single(server.Mails, m => m.Subject == "Your appointment is soon");
        hub.Clock.Move(TimeSpan.FromMinutes(10));
        await hub.RunJobsAsync();
        await NoticeTests.PostAsync(hub);
        Assert.Single(server.Mails, m => m.Subject == "Your appointment is soon");
    }

    [MailTheory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_that_does_not_encrypt_gets_neither_password_nor_mail(MailSecurity security)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder =>
            {
                server.Configure(builder);
                builder.Configuration["Mail:Security"] = $"{security}";
                builder.Configuration["Mail:User"] = "hub";
                builder.Configuration["Mail:Password"] = "secret";
            }
        );
        var wren = await WithMailAsync(hub);
        await hub.WriteAsync(db => Task.FromResult(db.Add(Digest(hub, wren))));
        await Assert.ThrowsAnyAsync<Exception>(() => NoticeTests.PostAsync(hub));
        Assert.Empty(server.Mails);
        Assert.Equal(1, await hub.ReadAsync(db => db.Letters.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_address_once_forgotten_is_nowhere_any_more(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = await WithMailAsync(hub);
        await hub.WriteAsync(db => Task.FromResult(db.Add(Digest(hub, wren))));
        await DoAsync(wren.Browser(), "/me/mail/remove");
        Assert.Equal(
            (0, 0),
            await hub.ReadAsync(async db => (await db.Mailboxes.CountAsync(), await db.Letters.CountAsync()))
        );
    }

    private static Letter Digest(TestHub hub, Neighbour wren) =>
        Letter.To(wren.Person.Id, LetterKind.Digest, hub.Clock.Now, hub.Clock.Now.AddDays(1));

    private static Task<bool> WantsDigestAsync(TestHub hub, Neighbour wren) =>
        hub.ReadAsync(db => db.Mailboxes.Where(m => m.PersonId == wren.Person.Id).Select(m => m.Digest).SingleAsync());

    private static async Task<Neighbour> WithMailAsync(TestHub hub, Action<Neighbour>? more = null)
    {
        var wren = await Neighbour.JoinAsync(hub, more);
        var mailbox = Mailbox.Of(wren.Person.Id);
        mailbox.Ask(hub.Get<Secrets>().Seal($"{Kith.Data.RandomId.New()}@post.example")!, "", hub.Clock.Now);
        mailbox.Confirm(hub.Clock.Now);
        mailbox.Want(discreet: true, reminderHours: 2, digest: true, neighbours: true);
        mailbox.Digested(hub.Clock.Now);
        await hub.WriteAsync(db => Task.FromResult(db.Add(mailbox)));
        return wren;
    }

    internal static async Task<Visit> DoAsync(
        TestBrowser browser,
        string page,
        params (string Name, string? Value)[] fields
    ) => await browser.SubmitAsync(await browser.GetAsync(page), fields.ToDictionary(f => f.Name, f => f.Value));
}
