using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Groups;
using Kith.Features.Meetups;
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
    public async Task A_form_sent_twice_is_answered_as_the_first_time(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var first = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["alias"] = "Bo" });
        var second = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["alias"] = "Somebody else" });
        Assert.Equal(first.Location, second.Location);
        Assert.Equal("Bo", Assert.Single(await hub.RsvpsAsync(meetup)).Alias);
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_sent_eight_times_at_once_gives_one_seat(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(3));
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var fields = new Dictionary<string, string?> { ["alias"] = "Bo", ["party"] = "2" };
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => browser.SubmitAsync(form, fields)))
        );
        Assert.All(sent, one => Assert.Equal(HttpStatusCode.SeeOther, one.Status));
        Assert.Single(sent.Select(one => one.Location).Distinct());
        Assert.Single(await hub.RsvpsAsync(meetup));
        await hub.AssertSoundAsync(meetup);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("'; drop table Rsvps; --'; drop table")]
    public async Task A_form_whose_once_is_missing_or_can_be_guessed_counts_as_new(string? once)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var one = await hub.ComesAsync(meetup, "One", 1, ("once", once));
        var two = await hub.ComesAsync(meetup, "Two", 1, ("once", once));
        Assert.NotEqual(one.Path, two.Path);
        Assert.Equal(2, (await hub.RsvpsAsync(meetup)).Count);
    }

    [Theory]
    [InlineData("alias", "")]
    [InlineData("alias", "   ")]
    [InlineData("alias", "a very long name that goes on and on and on, past sixty letters")]
    [InlineData("alias", "nul\0name")]
    [InlineData("party", "0")]
    [InlineData("party", "11")]
    [InlineData("party", "two")]
    [InlineData("party", "")]
    [InlineData("party", "99999999999999")]
    [InlineData("needs", "nul\0")]
    public async Task Bad_input_is_asked_again_with_everything_typed_kept(string name, string value)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var fields = new Dictionary<string, string?>
        {
            ["alias"] = " Amélie ",
            ["party"] = "3",
            ["needs"] = "line one\r\nline two",
            ["contact"] = "me@example.org",
            ["when"] = "after six",
            ["text"] = "true",
        };
        fields[name] = value;
        var again = await browser.SubmitAsync(form, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Page.QuerySelector(".errors"));
        Assert.NotNull(again.Page.QuerySelector($"[name={name}][aria-invalid=true]"));
        if (!value.Contains('\0', StringComparison.Ordinal))
            fields.Remove(name);
        foreach (var (field, typed) in fields.Where(f => f.Key != "text" && f.Key != name))
            Assert.Equal(Unbroken(typed), Unbroken(Typed(again, field)));
        Assert.True(again.Page.QuerySelector("[name=text]")!.HasAttribute("checked"));
        Assert.Equal(Typed(form, "once"), Typed(again, "once"));
        Assert.Empty(await hub.RsvpsAsync(meetup));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("stale")]
    public async Task A_stale_page_gets_its_form_back_as_typed_with_a_fresh_token(string? token)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var again = await browser.SendAsync(meetup, "Amélie", 2, ("needs", "Tea"), ("token", token));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(("Amélie", "2", "Tea"), (Typed(again, "alias"), Typed(again, "party"), Typed(again, "needs")));
        Assert.Empty(await hub.RsvpsAsync(meetup));
        var sent = await browser.SubmitAsync(again, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    [Fact]
    public async Task A_party_larger_than_the_whole_meetup_is_told_so()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(4));
        var again = await hub.Browser().SendAsync(meetup, "Five", 5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("only 4 places", again.Text, StringComparison.Ordinal);
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

    // Browsers send line breaks as two signs and read either way as one.
    private static string? Unbroken(string? words) => words?.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? Typed(Visit page, string field) =>
        page.Page.QuerySelector($"main [name={field}]") switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            { } input => input.GetAttribute("value"),
            null => null,
        };
}
