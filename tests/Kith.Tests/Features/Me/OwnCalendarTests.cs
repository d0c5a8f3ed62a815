using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Me;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Me;

/// <summary>A calendar address of one's own: what it shows, to whom, and until when.</summary>
public sealed class OwnCalendarTests
{
    [Theory, OnBothDatabases]
    public async Task It_shows_ones_groups_and_where_one_comes_and_says_nothing_about_them(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var group = await sample.GroupAsync("Night Owls", GroupVisibility.Hidden);
        var (mine, other) = (await sample.MeetupAsync(group: group), await sample.MeetupAsync());
        var foreign = await sample.MeetupAsync(group: await sample.GroupAsync("Elsewhere", GroupVisibility.Hidden));
        var wren = (await Neighbour.JoinAsync(hub, n => n.In(group))).Browser();
        await wren.SendAsync(other, "Teasel");
        var discreet = await hub.Browser().GetAsync(await MakeAsync(wren, plain: false));
        Assert.Equal(2, discreet.Body.Split("BEGIN:VEVENT").Length - 1);
        Assert.DoesNotContain(mine.Meetup.Title, discreet.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.First.PublicId, discreet.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Kith", discreet.Body, StringComparison.OrdinalIgnoreCase);
        var plain = await hub.Browser().GetAsync(await MakeAsync(wren, plain: true));
        Assert.Contains(mine.First.PublicId, plain.Body, StringComparison.Ordinal);
        Assert.Contains(other.First.PublicId, plain.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign.First.PublicId, plain.Body, StringComparison.Ordinal);
        Assert.True(plain.Response.Headers.CacheControl!.NoStore);
    }

    [Theory, OnBothDatabases]
    public async Task It_ends_when_it_is_ended_replaced_or_the_passphrase_changes_and_shows_no_group_one_left(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var group = await new Sample(hub).GroupAsync("Owls", GroupVisibility.Hidden);
        var mine = await new Sample(hub).MeetupAsync(group: group);
        var wren = await Neighbour.JoinAsync(hub, n => n.In(group));
        var (browser, stranger) = (wren.Browser(), hub.Browser());
        var first = await MakeAsync(browser, plain: true);
        Assert.Contains(mine.First.PublicId, (await stranger.GetAsync(first)).Body, StringComparison.Ordinal);
        await hub.WriteAsync(db => db.Memberships.Where(m => m.PersonId == wren.Person.Id).ExecuteDeleteAsync());
        Assert.DoesNotContain(mine.First.PublicId, (await stranger.GetAsync(first)).Body, StringComparison.Ordinal);
        var second = await MakeAsync(browser, plain: true);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(first)).Status);
        await browser.SubmitAsync(await browser.GetAsync("/me/calendar/end"), new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(second)).Status);
        var third = await MakeAsync(browser, plain: true);
        await hub.WriteAsync(async db => (await db.People.SingleAsync(p => p.Id == wren.Person.Id)).Restamp());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(third)).Status);
    }

    [Fact]
    public async Task Its_secret_is_stored_nowhere_and_a_guess_finds_nothing()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var wren = (await Neighbour.JoinAsync(hub)).Browser();
        var link = await MakeAsync(wren, plain: false);
        var token = link.Split('/')[^1].Split('.')[0];
        Assert.False(await hub.ReadAsync(db => db.CalendarKeys.AnyAsync(k => k.TokenHash.Contains(token))));
        Assert.DoesNotContain(token, (await wren.GetAsync("/me/calendar")).Body, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await hub.Browser().GetAsync($"/calendars/{Secrets.NewToken()}.ics")).Status
        );
    }

    private static async Task<string> MakeAsync(TestBrowser browser, bool plain)
    {
        var made = await browser.SubmitAsync(
            await browser.GetAsync("/me/calendar"),
            new Dictionary<string, string?> { ["plain"] = plain ? "true" : null }
        );
        return new Uri(made.Page.QuerySelector("[data-calendar]")!.TextContent).AbsolutePath;
    }
}
