using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Hosts plan and change roles; nobody loses a seat by it.</summary>
public sealed class RolePlanTests
{
    private static readonly (string, string?)[] Pairs =
    [
        ("Rhythm", "Weekly"),
        ("RoleNames[0]", "Talking"),
        ("RoleSeats[0]", "6"),
        ("RoleNames[1]", "Listening"),
        ("RoleSeats[1]", "2"),
    ];

    [Theory, OnBothDatabases]
    public async Task Each_time_of_a_series_has_the_roles_its_host_planned(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, Pairs);
        var times = await series.TimesAsync();
        Assert.True(times.Count > 10);
        Assert.All(times, t => Assert.Equal(2, t.OpenRoles));
        Assert.Equal([(0, 0), (1, 0)], await RoleTests.TakenAsync(hub, await series.PlannedAsync(3)));
        var form = await series.Browser.GetAsync($"{series.Path}/edit");
        Assert.Contains("value=\"Listening\"", form.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Half_a_role_is_sent_back(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, Pairs);
        foreach (var (name, seats) in new[] { ("Cook", ""), ("", "4"), ("Cook", "0"), ("talking", "4"), ("Cook", "x") })
        {
            var sent = await PlannedSeries.SendAsync(
                series.Browser,
                series.Group,
                [.. Pairs, ("RoleNames[2]", name), ("RoleSeats[2]", seats)]
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_has_a_role_that_falls_away_keeps_their_place_and_the_host_sees_it_before(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, Pairs);
        var time = await series.PlannedAsync();
        var amara = await hub.ComesAsync(time, "Amara", 2, ("role", "1"));
        var waits = await hub.ComesAsync(time, "Waits", 1, ("role", "1"));
        var form = await series.Browser.GetAsync($"{series.Path}/edit");
        var change = new Dictionary<string, string?>
        {
            ["Form.RoleNames[0]"] = "Speaking",
            ["Form.RoleNames[1]"] = "",
            ["Form.RoleSeats[1]"] = "",
        };
        var preview = await series.Browser.SubmitAsync(form, change);
        Assert.Contains("“Listening” falls away. 3 people", preview.Text, StringComparison.Ordinal);
        var saved = await series.Browser.SubmitAsync(preview, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal("going", (await amara.LookAsync()).State);
        Assert.Contains("You come without a role", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.Equal("waitlisted", (await waits.LookAsync()).State);
        await RoleTests.SoundAsync(hub, time);
        Assert.Equal("going", (await waits.DoAsync("change", ("role", "0"))).State);
        await amara.DoAsync("change", ("role", "0"));
        Assert.Contains("Speaking", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.Equal([(0, 3)], await RoleTests.TakenAsync(hub, time));
        await RoleTests.SoundAsync(hub, time);
    }

    [Theory, OnBothDatabases]
    public async Task Fewer_seats_than_are_taken_take_nobodys_seat(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, Pairs);
        var time = await series.PlannedAsync();
        await hub.ComesAsync(time, "Amara", 4, ("role", "0"));
        var answer = await series.ChangeAsync("edit", reason: null, ("RoleSeats[0]", "3"), ("RoleSeats[1]", "5"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var seats = await hub.ReadAsync(db =>
            db.RoleSeats.Where(r => r.OccurrenceId == time.First.Id)
                .OrderBy(r => r.Slot)
                .Select(r => r.Seats)
                .ToListAsync()
        );
        Assert.Equal([4, 5], seats);
        var next = await series.PlannedAsync(1);
        Assert.Equal(
            3,
            await hub.ReadAsync(db =>
                db.RoleSeats.Where(r => r.OccurrenceId == next.First.Id && r.Slot == 0)
                    .Select(r => r.Seats)
                    .SingleAsync()
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task This_and_following_get_other_roles_and_earlier_times_keep_theirs(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, Pairs);
        var early = await series.PlannedAsync();
        var late = await series.PlannedAsync(2);
        var amara = await hub.ComesAsync(late, "Amara", 1, ("role", "1"));
        var answer = await series.ChangeAsync(
            $"{late.First.PublicId}/following",
            reason: null,
            ("RoleNames[1]", "Hearing"),
            ("RoleNames[2]", "Tea"),
            ("RoleSeats[2]", "1")
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Contains("Hearing", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.Equal([(0, 0), (1, 1), (2, 0)], await RoleTests.TakenAsync(hub, late));
        Assert.Equal([(0, 0), (1, 0)], await RoleTests.TakenAsync(hub, early));
    }

    [Theory, OnBothDatabases]
    public async Task A_meetup_without_roles_asks_the_database_no_more_than_before(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var plain = await new Sample(hub).MeetupAsync(m => m.Seats(3));
        var page = await hub.Browser().GetAsync(plain.Path);
        Assert.DoesNotContain("How you can take part", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "name=\"role\"",
            (await hub.Browser().GetAsync($"{plain.Path}/coming")).Body,
            StringComparison.Ordinal
        );
        using var sql = SqlCount.Start();
        await hub.Browser().GetAsync($"{plain.Path}/coming");
        Assert.DoesNotContain(sql.Commands, c => c.Contains("FROM \"RoleSeats\"", StringComparison.Ordinal));
    }
}
