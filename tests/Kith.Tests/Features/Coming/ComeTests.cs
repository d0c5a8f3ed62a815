using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

public sealed class ComeTests
{
    private const string CodeSigns = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    [Theory, OnBothDatabases]
    public async Task Somebody_without_an_account_says_they_come_and_gets_a_code_and_a_private_link(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(8));
        var amara = await hub.ComesAsync(meetup, "Amara", 2, ("needs", "No stairs"), ("contact", "07700 900123"));
        Assert.Equal("going", amara.State);
        Assert.Equal(8, amara.Code.Length);
        Assert.All(amara.Code, sign => Assert.Contains(sign, CodeSigns));
        Assert.Contains(amara.Page.Page.Links, link => link.TextContent == $"http://localhost:5080{amara.Path}");
        Assert.Contains("no-store", amara.Page.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var rsvp = Assert.Single(await hub.RsvpsAsync(meetup));
        Assert.Equal(("Amara", 2, RsvpState.Going), (rsvp.Alias, rsvp.Party, rsvp.State));
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_person_needs_and_how_to_reach_them_is_sealed_and_no_secret_is_stored(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var amara = await hub.ComesAsync(
            meetup,
            "Amara",
            1,
            ("needs", "A seat near the door"),
            ("contact", "07700 900123"),
            ("text", "true"),
            ("when", "mornings")
        );
        var rsvp = Assert.Single(await hub.RsvpsAsync(meetup));
        var stored = string.Join(' ', rsvp.Needs, rsvp.Contact, rsvp.TokenHash, rsvp.CodeHash);
        foreach (var secret in new[] { "door", "07700", "mornings", amara.Code, amara.Path.Split('/')[^1] })
            Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
        var keys = hub.Get<RsvpKeys>();
        Assert.Equal("A seat near the door", keys.Unseal(rsvp.Needs));
        Assert.Equal(new Contact("07700 900123", true, false, "mornings"), keys.UnsealContact(rsvp.Contact));
    }

    [Theory, OnBothDatabases]
    public async Task A_full_meetup_says_so_before_anybody_asks_and_offers_the_line(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(2));
        await hub.ComesAsync(meetup, "Amara", 2);
        var form = await hub.Browser().GetAsync($"{meetup.Path}/coming");
        Assert.Contains("This meetup is full", form.Text, StringComparison.Ordinal);
        Assert.Equal("Join the line", form.Page.QuerySelector("main form button")!.TextContent);
        var bo = await hub.ComesAsync(meetup, "Bo");
        var cy = await hub.ComesAsync(meetup, "Cy");
        Assert.Equal(("waitlisted", "waitlisted"), (bo.State, cy.State));
        Assert.Contains("You are first in line", bo.Page.Text, StringComparison.Ordinal);
        Assert.Contains("1 person is in line before you", cy.Page.Text, StringComparison.Ordinal);
        await hub.AssertSoundAsync(meetup);
    }

    [Theory]
    [InlineData("turn-up", "Just turn up")]
    [InlineData("paused", "not meeting at the moment")]
    [InlineData("cancelled", "has been cancelled")]
    [InlineData("over", "already over")]
    public async Task Where_nobody_can_come_the_page_says_why_and_what_next(string how, string why)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync(
            m =>
                _ = how switch
                {
                    "turn-up" => m.TurnUp(),
                    "paused" => m.Pause("Summer"),
                    _ => m,
                },
            startsLocal: how == "over" ? new DateTime(2026, 11, 20, 18, 30, 0) : null,
            then: made =>
            {
                if (how == "cancelled")
                    made.First.Cancel("The hall is flooded");
            }
        );
        var page = await hub.Browser().GetAsync($"{meetup.Path}/coming");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("main form"));
        Assert.NotNull(page.Page.QuerySelector("main a[href='/find']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_meetup_one_may_not_see_answers_as_one_that_does_not_exist(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var hidden = await sample.MeetupAsync(group: await sample.GroupAsync(visibility: GroupVisibility.Hidden));
        var draft = await sample.MeetupAsync(m => m.Draft());
        var browser = hub.Browser();
        var absent = await browser.GetAsync("/meetups/000000000000/coming");
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        foreach (var meetup in new[] { hidden, draft })
        {
            var page = await browser.GetAsync($"{meetup.Path}/coming");
            Assert.Equal((HttpStatusCode.NotFound, absent.Body), (page.Status, page.Body));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_no_number_is_told_which_one_to_ring(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var group = await sample.GroupAsync(more: g => g.Describe(null, null, "en", null, "020 7946 0888"));
        var own = await hub.ComesAsync(await sample.MeetupAsync(m => m.Ring("020 7946 0999"), group: group));
        var groups = await hub.ComesAsync(await sample.MeetupAsync(group: group));
        var hubs = await hub.ComesAsync(await sample.MeetupAsync());
        var reachable = await hub.ComesAsync(await sample.MeetupAsync(), "Amara", 1, ("contact", "07700 900123"));
        Assert.Contains("020 7946 0999", own.Page.Text, StringComparison.Ordinal);
        Assert.Contains("020 7946 0888", groups.Page.Text, StringComparison.Ordinal);
        Assert.Contains("020 7946 0123", hubs.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("020 7946", reachable.Page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Saying_so_costs_few_commands(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(20));
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        using var sql = SqlCount.Start();
        await browser.SubmitAsync(form, new Dictionary<string, string?> { ["alias"] = "Amara" });
        var commands = sql.Commands.Count(c => !c.Contains("SAVEPOINT", StringComparison.Ordinal));
        Assert.InRange(commands, kind == ProviderKind.Postgres ? 3 : 1, 4);
    }
}
