using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>A day that is cancelled, brought back or moved, and who is told what.</summary>
public sealed class ChangedDayTests
{
    [Theory, OnBothDatabases]
    public async Task A_cancelled_day_keeps_its_page_says_why_and_takes_nobody_more(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        var amara = await hub.ComesAsync(host.Meetup, "Amara");
        var missing = await host.DoAsync("cancel", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("cancel", ("reason", "The hall is flooded"))).Status);
        Assert.Contains("The hall is flooded", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        var page = await hub.Browser().GetAsync(host.Meetup.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The hall is flooded", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await hub.Browser().GetAsync($"{host.Meetup.Path}/coming")).Status);
        Assert.Equal(1, (await host.NowAsync()).Sequence);
        var twice = await host.DoAsync("cancel", ("reason", "Again"));
        Assert.Equal(HttpStatusCode.Forbidden, twice.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_day_keeps_its_guests_and_its_link(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(5), await new Sample(hub).VenueAsync());
        var amara = await hub.ComesAsync(host.Meetup, "Amara", 2);
        var moved = await host.DoAsync(
            "move",
            ("day", "2026-12-01"),
            ("start", "19:00"),
            ("place", "other"),
            ("venue", "Friends’ house"),
            ("address", "3 Quiet Street"),
            ("area", "Old Town"),
            ("precision", "ToldByHost"),
            ("reason", "The hall is being painted")
        );
        Assert.Equal(HttpStatusCode.SeeOther, moved.Status);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        Assert.Equal(new DateTime(2026, 12, 1, 19, 0, 0, DateTimeKind.Utc), time.StartsAt);
        Assert.Equal(time.StartsAt.AddMinutes(90), time.EndsAt);
        Assert.Equal(
            (OccurrenceState.Moved, 2, 19 * 60, null),
            (time.State, time.Taken, time.HubMinute, time.ShownLatitude)
        );
        amara = await amara.LookAsync();
        Assert.Contains("The hall is being painted", amara.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet Street", amara.Page.Body, StringComparison.Ordinal);
        Assert.Equal(1, (await host.NowAsync()).Sequence);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_meetup_that_moves_stays_hidden_unless_its_host_says_otherwise(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, venue: await new Sample(hub).VenueAsync(Precision.ToldByHost));
        var form = await host.Browser.GetAsync($"{host.Path}/move");
        var chosen = form.Page.QuerySelector("[name=precision][checked]")!.GetAttribute("value");
        Assert.Equal("ToldByHost", chosen);
        await host.DoAsync(
            "move",
            ("place", "other"),
            ("venue", "Friends’ house"),
            ("address", "3 Quiet Street"),
            ("precision", null),
            ("reason", "Paint")
        );
        var page = await hub.Browser().GetAsync(host.Meetup.Path);
        Assert.Contains("Paint", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet Street", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day", "2020-01-01")]
    [InlineData("day", "2400-01-01")]
    [InlineData("day", "soon")]
    [InlineData("start", "25:00")]
    [InlineData("place", "nowhere")]
    [InlineData("precision", "7")]
    [InlineData("reason", "")]
    [InlineData("reason", "nul\0")]
    public async Task A_day_is_not_moved_by_a_form_that_makes_no_sense(string field, string value)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var host = await Host.AtAsync(hub);
        var fields = new Dictionary<string, string?> { ["day"] = "2026-12-01", ["reason"] = "Paint" };
        fields[field] = value;
        var again = await host.DoAsync("move", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        Assert.Equal(OccurrenceState.Planned, time.State);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_cancelled_by_mistake_comes_back_with_everybody_as_they_were(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(2));
        var amara = await hub.ComesAsync(host.Meetup, "Amara", 2, ("needs", "No stairs"));
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        await host.DoAsync("cancel", ("reason", "The hall is flooded"));
        var page = await hub.Browser().GetAsync(host.Meetup.Path);
        Assert.Contains("The hall is flooded", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("bring-back")).Status);
        page = await hub.Browser().GetAsync(host.Meetup.Path);
        Assert.DoesNotContain("flooded", page.Text, StringComparison.Ordinal);
        Assert.Contains("All are taken", page.Text, StringComparison.Ordinal);
        Assert.Equal(("going", "waitlisted"), ((await amara.LookAsync()).State, (await bo.LookAsync()).State));
        Assert.Contains("No stairs", (await host.Browser.GetAsync(host.Path)).Text, StringComparison.Ordinal);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        Assert.Equal((OccurrenceState.Planned, true, null), (time.State, time.Listed, time.Reason));
        Assert.Equal(2, (await host.NowAsync()).Sequence);
        await hub.AssertSoundAsync(host.Meetup);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.DoAsync("bring-back")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_day_that_is_brought_back_stays_moved(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub);
        await host.DoAsync("move", ("day", "2026-12-01"), ("start", "19:00"), ("reason", "Paint"));
        await host.DoAsync("cancel", ("reason", "By mistake"));
        await host.DoAsync("bring-back");
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        var start = new DateTime(2026, 12, 1, 19, 0, 0, DateTimeKind.Utc);
        Assert.Equal((OccurrenceState.Moved, start, true), (time.State, time.StartsAt, time.Listed));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_was_offered_a_seat_loses_it_to_nobody_while_the_day_is_cancelled(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        var amara = await hub.ComesAsync(host.Meetup, "Amara");
        var (bo, cy) = (await hub.ComesAsync(host.Meetup, "Bo"), await hub.ComesAsync(host.Meetup, "Cy"));
        await amara.DoAsync("cancel");
        await host.DoAsync("cancel", ("reason", "By mistake"));
        hub.Clock.Move(TimeSpan.FromHours(30));
        await hub.RunJobsAsync();
        await host.DoAsync("bring-back");
        Assert.Equal(("offered", "waitlisted"), ((await bo.LookAsync()).State, (await cy.LookAsync()).State));
        await (await bo.LookAsync()).DoAsync("accept");
        Assert.Equal("going", (await bo.LookAsync()).State);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_has_begun_cannot_be_brought_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub);
        await host.DoAsync("cancel", ("reason", "By mistake"));
        hub.Clock.Move(host.Meetup.First.StartsAt - hub.Clock.Now);
        var refused = await host.DoAsync("bring-back");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("already begun", refused.Text, StringComparison.Ordinal);
        var list = await host.Browser.GetAsync(host.Path);
        Assert.Null(list.Page.QuerySelector("a[href$='/bring-back']"));
    }
}
