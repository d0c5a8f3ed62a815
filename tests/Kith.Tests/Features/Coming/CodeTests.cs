using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

/// <summary>The code to write down: what it opens, what it does not, and what stops those who try them all.</summary>
public sealed class CodeTests
{
    [Theory, OnBothDatabases]
    public async Task On_a_device_others_use_no_private_link_is_shown_and_the_page_closes_by_itself(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var amara = await hub.ComesAsync(meetup, "Amara", 1, ("needs", "Tea"), ("shared", "true"));
        var own = (await hub.RsvpsAsync(meetup)).Single();
        Assert.Equal("going", amara.State);
        Assert.DoesNotContain("private link", amara.Page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            amara.Page.Page.Links.Select(l => l.GetAttribute("href")!.Split('/')[^1]),
            part => Kith.Web.Secrets.Hash(part) == own.TokenHash
        );
        Assert.Equal(HttpStatusCode.NotFound, (await amara.Browser.GetAsync($"{amara.Path}/change")).Status);
        hub.Clock.Move(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.NotFound, (await amara.Browser.GetAsync(amara.Path)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_code_shows_how_things_stand_and_cancels_and_tells_nothing_else(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var meetup = await sample.MeetupAsync(
            m => m.Meets(Mode.Hybrid, m.VenueId).Online("https://room.example/secret", null, LinkShown.Coming),
            venue: await sample.VenueAsync(Precision.ToldByHost)
        );
        var amara = await hub.ComesAsync(meetup, "Amara", 2, ("needs", "Tea"), ("contact", "07700 900123"));
        Assert.Contains("https://room.example/secret", amara.Page.Body, StringComparison.Ordinal);
        await hub.WriteAsync(async db =>
            (await db.Rsvps.SingleAsync(r => r.OccurrenceId == meetup.First.Id)).Tell(hub.Clock.Now)
        );
        var browser = hub.Browser();
        var typed = $" {amara.Code[..4].ToLowerInvariant()}-{amara.Code[4..]} ";
        var page = await browser.SubmitAsync(
            await browser.GetAsync("/coming"),
            new Dictionary<string, string?> { ["code"] = typed }
        );
        var byCode = new Comer(browser, await browser.FollowAsync(page));
        Assert.Equal(("going", amara.Code), (byCode.State, byCode.Code));
        foreach (var secret in new[] { "Amara", "Tea", "07700", "Mill Lane", "room.example" })
            Assert.DoesNotContain(secret, byCode.Page.Body, StringComparison.Ordinal);
        Assert.Contains("12 Mill Lane", (await amara.LookAsync()).Page.Body, StringComparison.Ordinal);
        byCode = await byCode.DoAsync("cancel");
        Assert.Equal("cancelled", byCode.State);
    }

    [Theory]
    [InlineData("AAAAAAAA")]
    [InlineData("x")]
    [InlineData("' or 1=1 --")]
    [InlineData("")]
    public async Task A_code_nobody_has_is_asked_again(string code)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = hub.Browser();
        var again = await browser.SubmitAsync(
            await browser.GetAsync("/coming"),
            new Dictionary<string, string?> { ["code"] = code }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Page.QuerySelector("[name=code][aria-invalid=true]"));
    }

    [Fact]
    public async Task Codes_cannot_be_tried_fast_and_one_address_does_not_lock_out_another_form()
    {
        await using var hub = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder => builder.Configuration["RateLimits:Enabled"] = "true"
        );
        var browser = hub.Browser();
        var form = await browser.GetAsync("/coming");
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n <= CodeTries.PerMinute; n++)
            statuses.Add(
                (await browser.SubmitAsync(form, new Dictionary<string, string?> { ["code"] = $"ABCDEF{n:00}" })).Status
            );
        Assert.All(statuses.Take(CodeTries.PerMinute), s => Assert.Equal(HttpStatusCode.UnprocessableEntity, s));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal("going", (await hub.ComesAsync(await new Sample(hub).MeetupAsync())).State);
    }
}
