using Kith.Data;
using Kith.Features.Admin;
using Kith.Jobs;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Mail;
using Kith.Tests.Support;
using Kith.Texts;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Admin;

/// <summary>Stewards see whether people are told, and never whom.</summary>
public sealed class MailStateTests
{
    private static readonly (string, string?)[] ByMail = [("contact", "amara@post.example"), ("text", "true")];

    [Theory, OnBothDatabases]
    public async Task Without_a_mail_server_it_says_what_waits_and_whom_to_ring_instead(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub);
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await host.DoAsync("cancel", ("reason", "The hall is flooded"));
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var page = await browser.GetAsync("/admin/mail");
        Assert.Contains("No mail is sent: the hub has no mail server.", page.Text, StringComparison.Ordinal);
        Assert.Contains("One piece of news that somebody needs waits", page.Text, StringComparison.Ordinal);
        Assert.Contains("The oldest was written on", page.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "amara", "Amara", "flooded", host.Meetup.Meetup.Title })
            Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
        Assert.Contains("No mail is sent", (await browser.GetAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [MailTheory, OnBothDatabases]
    public async Task A_server_that_is_down_shows_since_when_and_one_that_is_back_when_it_last_took_a_mail(
        ProviderKind kind
    )
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var host = await Host.AtAsync(hub);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await host.DoAsync("cancel", ("reason", "The hall is flooded"));
        server.Close();
        var since = hub.Clock.Now;
        await Assert.ThrowsAnyAsync<Exception>(() => hub.Get<Post>().RunAsync(since, default));
        await Assert.ThrowsAnyAsync<Exception>(() => hub.Get<Post>().RunAsync(since.AddMinutes(5), default));
        var state = await hub.ReadAsync(db => db.MailStates.SingleAsync());
        Assert.Equal((since, null), (state.FailingSince, state.SentAt));
        Assert.Contains(
            "No mail has gone since",
            (await browser.GetAsync("/admin/mail")).Text,
            StringComparison.Ordinal
        );
        server.Open();
        await hub.Get<Post>().RunAsync(since.AddMinutes(10), default);
        state = await hub.ReadAsync(db => db.MailStates.SingleAsync());
        Assert.Equal((null, since.AddMinutes(10)), (state.FailingSince, state.SentAt));
        var text = (await browser.GetAsync("/admin/mail")).Text;
        Assert.Contains("Mail goes out as it should. Last mail sent:", text, StringComparison.Ordinal);
        Assert.Contains("Nobody waits for news", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_piece_of_the_hubs_own_work_has_words()
    {
        var catalogue = Catalogue.Load();
        foreach (var language in catalogue.Languages)
            Assert.All(Schedule.All, work => Assert.NotNull(catalogue.Find(language)!.Find(JobWords.Name(work.Name))));
    }
}
