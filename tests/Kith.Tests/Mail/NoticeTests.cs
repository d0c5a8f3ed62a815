using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Mail;

/// <summary>What people must be told: a meetup is off, moved, on again, or has a place for them.</summary>
public sealed class NoticeTests
{
    private static readonly (string, string?)[] ByMail = [("contact", "amara@post.example"), ("text", "true")];

    [MailTheory, OnBothDatabases]
    public async Task A_guest_who_may_be_written_to_is_told_at_once_and_discreetly(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var host = await Host.AtAsync(hub);
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await host.DoAsync("cancel", ("reason", "The hall is flooded"));
        await PostAsync(hub);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(["amara@post.example"], mail.To);
        Assert.Equal("Your appointment does not take place", mail.Subject);
        Assert.Equal("hello@riverside.example", mail.Header("From"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        foreach (var words in new[] { mail.Text, mail.Html })
        {
            Assert.Contains("does not take place", words, StringComparison.Ordinal);
            Assert.DoesNotContain(host.Meetup.Meetup.Title, words, StringComparison.Ordinal);
            Assert.DoesNotContain("flooded", words, StringComparison.Ordinal);
            Assert.DoesNotContain("Amara", words, StringComparison.Ordinal);
        }
        await PostAsync(hub);
        Assert.Single(server.Mails);
    }

    [MailTheory, OnBothDatabases]
    public async Task Nobody_is_written_to_where_that_is_not_safe(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var host = await Host.AtAsync(hub);
        await hub.ComesAsync(host.Meetup, "Amara", 1, ("contact", "amara@post.example"), ("text", null));
        await hub.ComesAsync(host.Meetup, "Bo", 1, ("contact", "020 7946 0999"), ("text", "true"));
        await hub.ComesAsync(host.Meetup, "Cy", 1, ("contact", "a@b.example\nBcc: all@x.example"), ("text", "true"));
        await host.DoAsync("cancel", ("reason", "The hall is flooded"));
        await PostAsync(hub);
        Assert.Empty(server.Mails);
        Assert.Equal(0, await hub.ReadAsync(db => db.Letters.CountAsync()));
    }

    [MailTheory, OnBothDatabases]
    public async Task Whoever_gets_a_place_or_a_new_hour_is_told_which(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        var first = await hub.ComesAsync(host.Meetup, "Bo");
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await first.DoAsync("cancel");
        await PostAsync(hub);
        Assert.Contains("It is kept for you until", Assert.Single(server.Mails).Text, StringComparison.Ordinal);
        await host.DoAsync("move", ("day", "2026-12-01"), ("start", "19:00"), ("reason", "Paint"));
        await PostAsync(hub);
        Assert.Equal(2, server.Mails.Count);
        Assert.Contains("is now on Tue 1 Dec", server.Mails[1].Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_that_nobody_could_be_told_of_is_not_saved(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub);
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await hub.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Letters\" RENAME TO \"Elsewhere\""));
        var answer = await host.DoAsync("cancel", ("reason", "The hall is flooded"));
        Assert.True((int)answer.Status >= 500);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        Assert.Equal(OccurrenceState.Planned, time.State);
    }

    [MailTheory, OnBothDatabases]
    public async Task A_day_without_the_mail_server_loses_nothing_and_ends_in_one_mail_each(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        server.Close();
        var hosts = new List<Host>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            hosts.Add(await Host.AtAsync(hub, m => m.Seats(5), times: 1));
            await hub.ComesAsync(hosts[^1].Meetup, "Amara", 1, ByMail);
            await hosts[^1].DoAsync("cancel", ("reason", "Ill"));
            await Assert.ThrowsAnyAsync<Exception>(() => PostAsync(hub));
            hub.Clock.Move(TimeSpan.FromHours(2));
        }
        server.Open();
        await PostAsync(hub);
        var mail = Assert.Single(server.Mails);
        Assert.Equal("News about your appointments", mail.Subject);
        Assert.Equal(3, mail.Text.Split("does not take place").Length - 1);
    }

    [MailTheory, OnBothDatabases]
    public async Task One_address_that_is_refused_keeps_nobody_else_from_their_mail(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var host = await Host.AtAsync(hub);
        await hub.ComesAsync(host.Meetup, "Bo", 1, ("contact", "refused@post.example"), ("text", "true"));
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await host.DoAsync("cancel", ("reason", "Ill"));
        await PostAsync(hub);
        Assert.Single(server.Mails);
        Assert.Equal(1, await hub.ReadAsync(db => db.Letters.CountAsync(l => l.Attempts == 1)));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_mail_server_the_outbox_does_not_grow_for_ever(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub);
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await host.DoAsync("cancel", ("reason", "Ill"));
        await PostAsync(hub);
        Assert.Equal(1, await hub.ReadAsync(db => db.Letters.CountAsync()));
        hub.Clock.Move(TimeSpan.FromDays(60));
        await PostAsync(hub);
        Assert.Equal(0, await hub.ReadAsync(db => db.Letters.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_reads_news_on_their_own_page_and_nobody_else_does(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub);
        var (wren, other) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        var browser = wren.Browser();
        var sent = await browser.SendAsync(host.Meetup, "Teasel");
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        await host.DoAsync("cancel", ("reason", "Ill"));
        var inbox = await browser.GetAsync("/me/inbox");
        Assert.Contains("does not take place", inbox.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Meetup.Meetup.Title, inbox.Text, StringComparison.Ordinal);
        Assert.Contains("New", inbox.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(inbox, new Dictionary<string, string?>());
        Assert.Null((await browser.GetAsync("/me/inbox")).Page.QuerySelector("main .badge"));
        Assert.Contains("Nothing new", (await other.Browser().GetAsync("/me/inbox")).Text, StringComparison.Ordinal);
        // The host's list says nothing of an account behind the name.
        var list = await host.Browser.GetAsync(host.Path);
        Assert.DoesNotContain(wren.Alias, list.Body, StringComparison.Ordinal);
    }

    internal static Task PostAsync(TestHub hub) => hub.Get<Post>().RunAsync(hub.Clock.Now, default);
}
