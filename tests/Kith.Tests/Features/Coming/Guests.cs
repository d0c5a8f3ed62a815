using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

/// <summary>Somebody who said "I'm coming" through the form, as a test knows them.</summary>
internal sealed record Comer(TestBrowser Browser, Visit Page)
{
    /// <summary>The private page's path, or a ticket's.</summary>
    public string Path => Page.Path;

    public string Code => Page.Page.QuerySelector("code[data-rsvp]")!.TextContent;

    public string State => Page.Page.QuerySelector("code[data-rsvp]")!.GetAttribute("data-rsvp")!;

    public async Task<Comer> LookAsync() => this with { Page = await Browser.GetAsync(Path) };

    /// <summary>Goes to a page of their own, sends its form and looks where that leads.</summary>
    public async Task<Comer> DoAsync(string page, params (string Name, string? Value)[] fields)
    {
        var asked = await Browser.GetAsync($"{Path}/{page}");
        var sent = await Browser.SubmitAsync(asked, fields.ToDictionary(f => f.Name, f => f.Value));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return this with { Page = await Browser.FollowAsync(sent) };
    }
}

/// <summary>Guests of test meetups, through real forms.</summary>
internal static class Guests
{
    public static async Task<Comer> ComesAsync(
        this TestHub hub,
        Planned meetup,
        string alias = "Amara",
        int party = 1,
        params (string Name, string? Value)[] more
    )
    {
        var browser = hub.Browser();
        var sent = await browser.SendAsync(meetup, alias, party, more);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var page = await browser.FollowAsync(sent);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return new Comer(browser, page);
    }

    public static async Task<Visit> SendAsync(
        this TestBrowser browser,
        Planned meetup,
        string alias,
        int party = 1,
        params (string Name, string? Value)[] more
    )
    {
        var fields = new Dictionary<string, string?> { ["alias"] = alias, ["party"] = $"{party}" };
        foreach (var (name, value) in more)
            fields[name] = value;
        return await browser.SubmitAsync(await browser.GetAsync($"{meetup.Path}/coming"), fields);
    }

    public static Task<List<Rsvp>> RsvpsAsync(this TestHub hub, Planned meetup) =>
        hub.ReadAsync(db =>
            db.Rsvps.AsNoTracking()
                .Where(r => r.OccurrenceId == meetup.First.Id)
                .OrderBy(r => r.Waiting)
                .ThenBy(r => r.CreatedAt)
                .ToListAsync()
        );

    /// <summary>What must always hold: seats counted rightly, never too many, no free seat that somebody in line could use.</summary>
    public static async Task AssertSoundAsync(this TestHub hub, Planned meetup, bool offersOpen = true)
    {
        var time = await hub.ReadAsync(db => db.Occurrences.AsNoTracking().SingleAsync(o => o.Id == meetup.First.Id));
        var rsvps = await hub.RsvpsAsync(meetup);
        Assert.Equal(rsvps.Where(r => r.HoldsSeats).Sum(r => r.Party), time.Taken);
        var line = rsvps.Where(r => r.State == RsvpState.Waitlisted).ToList();
        if (time.Capacity is { } capacity)
        {
            Assert.InRange(time.Taken, 0, capacity);
            if (offersOpen)
                Assert.DoesNotContain(line, r => r.Party <= capacity - time.Taken);
        }
        else
            Assert.Empty(line);
        var numbers = rsvps.Where(r => r.Waiting is not null).Select(r => r.Waiting!.Value).ToList();
        Assert.Equal(numbers.Distinct().Count(), numbers.Count);
    }
}
