using System.Net;
using Kith.Data;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Whoever asked to come and gets no place is told so kindly, and what they wrote is forgotten.</summary>
public sealed class DecliningTests
{
    [Theory, OnBothDatabases]
    public async Task A_guest_reads_a_kind_no_and_nothing_they_wrote_stays(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(2));
        var amara = await hub.ComesAsync(
            host.Meetup,
            "Amara",
            1,
            ("contact", "amara@post.example"),
            ("text", "true"),
            ("needs", "Tea")
        );
        Assert.Contains("Say no this time", (await host.Browser.GetAsync(host.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoToAsync("Amara", "cancel")).Status);
        Assert.Contains(
            "There is no place for you this time",
            (await amara.LookAsync()).Page.Text,
            StringComparison.Ordinal
        );
        var rsvp = Assert.Single(await hub.RsvpsAsync(host.Meetup));
        Assert.Equal((null, null, null), (rsvp.Contact, rsvp.Needs, rsvp.Answers));
        Assert.Contains("You said no", (await host.Browser.GetAsync(host.Path)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_member_finds_it_among_their_news_and_is_written_to_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(2));
        var wren = await Neighbour.JoinAsync(hub);
        await wren.Browser().SendAsync(host.Meetup, "Teasel");
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoToAsync("Teasel", "cancel")).Status);
        await host.DoToAsync("Teasel", "cancel");
        Assert.Contains(
            "no place this time",
            (await wren.Browser().GetAsync("/me/inbox")).Text,
            StringComparison.Ordinal
        );
        var told = await hub.ReadAsync(db => db.Letters.Where(l => l.PersonId == wren.Person.Id).ToListAsync());
        Assert.Equal(LetterKind.Declined, Assert.Single(told).Kind);
    }
}
