using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

public sealed class HolderTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_changes_what_they_said_and_sees_it_again(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var amara = await hub.ComesAsync(meetup, "Amara", 1, ("needs", "Tea"), ("contact", "amara@example.org"));
        await amara.DoAsync("change", ("needs", "No stairs\r\nplease"), ("when", "after six"), ("voicemail", "true"));
        var form = await amara.Browser.GetAsync($"{amara.Path}/change");
        Assert.Contains(
            "No stairs\nplease",
            form.Page.QuerySelector("[name=needs]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("amara@example.org", form.Page.QuerySelector("[name=contact]")!.GetAttribute("value"));
        Assert.Equal("after six", form.Page.QuerySelector("[name=when]")!.GetAttribute("value"));
        Assert.True(form.Page.QuerySelector("[name=voicemail]")!.HasAttribute("checked"));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_cancels_gives_the_seat_back_once_and_is_forgotten_but_for_the_name(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(4));
        var amara = await hub.ComesAsync(meetup, "Amara", 3, ("needs", "Tea"), ("contact", "07700 900123"));
        var asked = await amara.Browser.GetAsync($"{amara.Path}/cancel");
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Task.Run(() => amara.Browser.SubmitAsync(asked, new Dictionary<string, string?>())))
        );
        amara = await amara.LookAsync();
        Assert.Equal("cancelled", amara.State);
        var rsvp = Assert.Single(await hub.RsvpsAsync(meetup));
        Assert.Equal((null, null, RsvpState.Cancelled), (rsvp.Needs, rsvp.Contact, rsvp.State));
        await hub.AssertSoundAsync(meetup);
        var change = await amara.Browser.GetAsync($"{amara.Path}/change");
        Assert.Equal(HttpStatusCode.Forbidden, change.Status);
    }

    [Theory]
    [InlineData("00000000000000000000000000")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("..%2F..%2Fetc")]
    public async Task A_link_that_opens_nothing_looks_like_a_page_that_does_not_exist(string key)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = hub.Browser();
        var absent = await browser.GetAsync("/no-such-page");
        foreach (var page in new[] { "", "/change", "/cancel", "/accept", "/let-go" })
        {
            var visit = await browser.GetAsync($"/coming/{key}{page}");
            Assert.Equal((HttpStatusCode.NotFound, absent.Body), (visit.Status, visit.Body));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_is_not_told_by_filling_in_a_form(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        foreach (var precision in new[] { Precision.Approximate, Precision.ToldByHost })
        {
            var meetup = await sample.MeetupAsync(
                m => m.Meets(Mode.Hybrid, m.VenueId).Online("https://room.example/x", "Code 4711", LinkShown.ByHost),
                venue: await sample.VenueAsync(precision, more: v => v.Offers(Access.None, "Ring twice"))
            );
            var form = await hub.Browser().GetAsync($"{meetup.Path}/coming");
            var stalker = await hub.ComesAsync(
                meetup,
                "Stalker",
                1,
                ("told", "true"),
                ("ToldAt", "2026-01-01"),
                ("Rsvp.ToldAt", "2026-01-01")
            );
            foreach (var page in new[] { form, stalker.Page })
            {
                foreach (var secret in new[] { "Mill Lane", "Ring twice", "room.example", "4711", "51.46" })
                    Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
            }
            Assert.Contains("The host tells each person the address", stalker.Page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_meetup_says_so_and_why_to_everybody_who_was_coming(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var amara = await hub.ComesAsync(meetup);
        await hub.WriteAsync(async db =>
            (await db.Occurrences.SingleAsync(o => o.Id == meetup.First.Id)).Cancel("The hall is flooded")
        );
        amara = await amara.LookAsync();
        Assert.Contains("does not take place", amara.Page.Text, StringComparison.Ordinal);
        Assert.Contains("The hall is flooded", amara.Page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Looking_costs_few_commands(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(1));
        await hub.ComesAsync(meetup);
        var waiting = await hub.ComesAsync(meetup, "Bo");
        using var sql = SqlCount.Start();
        await waiting.LookAsync();
        Assert.InRange(sql.Commands.Count, 2, 4);
    }
}
