using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Groups;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

public sealed class LineTests
{
    [Theory, OnBothDatabases]
    public async Task A_seat_that_becomes_free_is_offered_to_the_first_in_line_who_can_take_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(1));
        var amara = await hub.ComesAsync(meetup, "Amara");
        var bo = await hub.ComesAsync(meetup, "Bo");
        var cy = await hub.ComesAsync(meetup, "Cy");
        await amara.DoAsync("cancel");
        (bo, cy) = (await bo.LookAsync(), await cy.LookAsync());
        Assert.Equal(("offered", "waitlisted"), (bo.State, cy.State));
        Assert.Contains("We keep it until", bo.Page.Text, StringComparison.Ordinal);
        Assert.Contains("first in line", cy.Page.Text, StringComparison.Ordinal);
        await hub.AssertSoundAsync(meetup);
        var pressed = await bo.Browser.SubmitAsync(
            bo.Page,
            new Dictionary<string, string?>(),
            "form[action$='/accept']"
        );
        Assert.Equal(HttpStatusCode.SeeOther, pressed.Status);
        Assert.Equal("going", (await bo.LookAsync()).State);
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_party_too_large_for_what_is_free_keeps_its_place_while_a_smaller_one_is_asked(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(3));
        var amara = await hub.ComesAsync(meetup, "Amara");
        var bo = await hub.ComesAsync(meetup, "Bo", 2);
        var three = await hub.ComesAsync(meetup, "Three", 3);
        var one = await hub.ComesAsync(meetup, "One");
        await amara.DoAsync("cancel");
        Assert.Equal(("waitlisted", "offered"), ((await three.LookAsync()).State, (await one.LookAsync()).State));
        await (await one.LookAsync()).DoAsync("let-go");
        await bo.DoAsync("cancel");
        Assert.Equal("offered", (await three.LookAsync()).State);
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task While_a_group_rests_no_seat_is_offered_and_afterwards_it_is(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, ("Capacity", "1"));
        var meetup = await series.PlannedAsync();
        var amara = await hub.ComesAsync(meetup, "Amara");
        var bo = await hub.ComesAsync(meetup, "Bo");
        await series.LiveAsync(GroupState.Paused);
        await amara.DoAsync("cancel");
        await hub.RunJobsAsync();
        Assert.Equal("waitlisted", (await bo.LookAsync()).State);
        await series.LiveAsync(GroupState.Active);
        hub.Clock.Move(TimeSpan.FromMinutes(2));
        await hub.RunJobsAsync();
        Assert.Equal("offered", (await bo.LookAsync()).State);
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task An_offer_nobody_answers_goes_to_the_next_after_a_day(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(1));
        var amara = await hub.ComesAsync(meetup, "Amara");
        var bo = await hub.ComesAsync(meetup, "Bo");
        var cy = await hub.ComesAsync(meetup, "Cy");
        await amara.DoAsync("cancel");
        hub.Clock.Move(TimeSpan.FromHours(23));
        await hub.RunJobsAsync();
        Assert.Equal("offered", (await bo.LookAsync()).State);
        var asked = await bo.Browser.GetAsync($"{bo.Path}/accept");
        hub.Clock.Move(TimeSpan.FromHours(2));
        var tooLate = await bo.Browser.SubmitAsync(asked, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Forbidden, tooLate.Status);
        Assert.Contains("next person in line", tooLate.Text, StringComparison.Ordinal);
        await hub.RunJobsAsync();
        Assert.Equal(("lapsed", "offered"), ((await bo.LookAsync()).State, (await cy.LookAsync()).State));
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task In_the_last_hour_nothing_is_offered_and_the_page_says_so(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(
            m => m.Seats(1),
            startsLocal: hub.Clock.Now + TimeSpan.FromHours(2)
        );
        var amara = await hub.ComesAsync(meetup, "Amara");
        var bo = await hub.ComesAsync(meetup, "Bo");
        hub.Clock.Move(TimeSpan.FromMinutes(70));
        await amara.DoAsync("cancel");
        bo = await bo.LookAsync();
        Assert.Equal("waitlisted", bo.State);
        Assert.Contains("less than an hour", bo.Page.Text, StringComparison.Ordinal);
        var newcomer = await hub.ComesAsync(meetup, "Newcomer");
        Assert.Equal("waitlisted", newcomer.State);
        await hub.AssertSoundAsync(meetup, offersOpen: false);
    }

    [Theory, OnBothDatabases]
    public async Task A_larger_party_needs_room_and_a_smaller_one_leaves_it_to_the_line(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(3));
        var amara = await hub.ComesAsync(meetup, "Amara", 2);
        await hub.ComesAsync(meetup, "Bo");
        var cy = await hub.ComesAsync(meetup, "Cy");
        var form = await amara.Browser.GetAsync($"{amara.Path}/change");
        var refused = await amara.Browser.SubmitAsync(form, new Dictionary<string, string?> { ["party"] = "3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await amara.DoAsync("change", ("party", "1"), ("alias", "Amara B"));
        Assert.Equal("offered", (await cy.LookAsync()).State);
        Assert.Contains(await hub.RsvpsAsync(meetup), r => r is { Alias: "Amara B", Party: 1, State: RsvpState.Going });
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task More_seats_go_to_the_line_and_fewer_than_are_taken_are_refused(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(2));
        await hub.ComesAsync(meetup, "Amara", 2);
        var bo = await hub.ComesAsync(meetup, "Bo");
        var cy = await hub.ComesAsync(meetup, "Cy", 2);
        var seats = hub.Get<Seats>();
        Assert.Equal(Outcome.NoRoom, await seats.ResizeAsync(meetup.First.Id, 1));
        Assert.Equal(Outcome.Done, await seats.ResizeAsync(meetup.First.Id, 3));
        Assert.Equal(("offered", "waitlisted"), ((await bo.LookAsync()).State, (await cy.LookAsync()).State));
        Assert.Equal(Outcome.Done, await seats.ResizeAsync(meetup.First.Id, null));
        Assert.Equal("offered", (await cy.LookAsync()).State);
        await hub.AssertSoundAsync(meetup);
    }
}
