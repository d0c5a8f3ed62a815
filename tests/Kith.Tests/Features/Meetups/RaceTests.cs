using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Meetups;

/// <summary>A meetup that changes while people take its seats: nobody loses one, nobody gets one that is not there.</summary>
public sealed class RaceTests
{
    [Theory, OnBothDatabases]
    public async Task A_time_that_moves_and_changes_size_while_people_come_and_go_stays_sound(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var planned = await new Sample(hub).MeetupAsync(m => m.Seats(10), times: 3);
        var come = Enumerable.Range(0, 30).Select(n => Task.Run(() => ComeAndGoAsync(hub, planned, n)));
        // Never fewer than the largest party, which would rightly be told that it is too many.
        int?[] sizes = [4, 12, 3, 20, 6, 15, 5, 30, 8, 10];
        var change = sizes.Select((seats, n) => Task.Run(() => ChangeAsync(hub, planned, seats, minutes: n % 2 * 30)));
        await Task.WhenAll(come.Concat(change));
        await ChangeAsync(hub, planned, 40, minutes: 30);
        await hub.RunJobsAsync();
        var time = await TimeAsync(hub, planned);
        Assert.Equal(
            (OccurrenceState.Planned, new TimeSpan(19, 0, 0), 40),
            (time.State, time.StartsAt.TimeOfDay, time.Capacity)
        );
        Assert.Equal(30, (await hub.RsvpsAsync(planned)).Count);
        await hub.AssertSoundAsync(planned, offersOpen: false);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_takes_a_seat_just_before_there_are_fewer_keeps_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var planned = await new Sample(hub).MeetupAsync(m => m.Seats(10));
        var (taken, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var taking = hub.WriteAsync(async db =>
        {
            await Line.TakeAsync(db, planned.First.Id, 3);
            taken.SetResult();
            await gate.Task;
        });
        await taken.Task;
        var shrinking = ChangeAsync(hub, planned, 2, minutes: 0);
        if (kind == ProviderKind.Postgres)
            await SomebodyWaitsAsync(hub);
        gate.SetResult();
        await Task.WhenAll(taking, shrinking);
        var time = await TimeAsync(hub, planned);
        Assert.Equal((3, 3), (time.Taken, time.Capacity));
    }

    [Theory, OnBothDatabases]
    public async Task A_time_that_is_dropped_takes_nobody_more(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var planned = await new Sample(hub).MeetupAsync(m => m.Seats(50));
        var browsers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    var browser = hub.Browser();
                    return (Browser: browser, Form: await browser.GetAsync($"{planned.Path}/coming"));
                })
        );
        var sent = browsers.Select(
            (b, n) =>
                Task.Run(() =>
                    b.Browser.SubmitAsync(b.Form, new Dictionary<string, string?> { ["alias"] = $"Guest {n}" })
                )
        );
        var dropping = Task.Run(() => ChangeAsync(hub, planned, 50, minutes: 0, m => m.OnlyByAppointment()));
        var answers = await Task.WhenAll(sent);
        await dropping;
        Assert.Equal(OccurrenceState.Dropped, (await TimeAsync(hub, planned)).State);
        Assert.Equal(answers.Count(a => (int)a.Status == 303), (await hub.RsvpsAsync(planned)).Count);
        Assert.All(answers, a => Assert.Contains((int)a.Status, new[] { 303, 403, 409 }));
        await hub.AssertSoundAsync(planned);
    }

    [PostgresFact]
    public async Task A_host_who_moves_a_day_that_another_just_cancelled_decides_again()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Postgres);
        var planned = await new Sample(hub).MeetupAsync();
        var seen = new List<OccurrenceState>();
        await hub.WriteAsync(async db =>
        {
            var time = await db.Occurrences.SingleAsync(o => o.Id == planned.First.Id);
            seen.Add(time.State);
            if (seen.Count == 1)
                await hub.WriteAsync(async other =>
                    (await other.Occurrences.SingleAsync(o => o.Id == planned.First.Id)).Cancel("Flood")
                );
            if (time.State != OccurrenceState.Cancelled)
                time.Move((time.StartsLocal, time.StartsAt.AddHours(1), null), null, "Paint");
        });
        Assert.Equal([OccurrenceState.Planned, OccurrenceState.Cancelled], seen);
        Assert.Equal("Flood", (await TimeAsync(hub, planned)).Reason);
    }

    [Theory, OnBothDatabases]
    public async Task Two_that_fill_up_the_same_horizon_at_once_add_each_time_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        foreach (var justTurnUp in new[] { false, true })
        {
            // Nothing exists yet that they could meet at.
            var meetup = Meetup.Plan("Talking circle", new(2026, 11, 26, 18, 30, 0), Sample.Zone, hub.Clock.Now);
            meetup.Repeats("FREQ=WEEKLY");
            if (justTurnUp)
                meetup.TurnUp();
            await hub.WriteAsync(db => Task.FromResult(db.Add(meetup)));
            await RefreshTogetherAsync(hub, meetup.Id, writers: kind == ProviderKind.Postgres ? 4 : 1);
            await RefreshTogetherAsync(hub, meetup.Id, writers: kind == ProviderKind.Postgres ? 4 : 1);
            var starts = await hub.ReadAsync(db =>
                db.Occurrences.Where(o => o.MeetupId == meetup.Id).Select(o => o.OriginalLocal).ToListAsync()
            );
            Assert.InRange(starts.Count, 14, 15);
            Assert.Equal(starts.Count, starts.Distinct().Count());
        }
    }

    // All of them are inside their transaction before one does anything; SQLite lets one in at a time.
    private static async Task RefreshTogetherAsync(TestHub hub, Guid meetupId, int writers)
    {
        var (arrived, go) = (0, new TaskCompletionSource());
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => hub.WriteAsync(RefreshAsync)));

        async Task RefreshAsync(AppDb db)
        {
            if (Interlocked.Increment(ref arrived) == writers)
                go.SetResult();
            await go.Task;
            await Upkeep.RefreshAsync(db, [meetupId], hub.Clock.Now, default);
        }
    }

    private static async Task ComeAndGoAsync(TestHub hub, Planned planned, int n)
    {
        var comer = await hub.ComesAsync(planned, $"Guest {n}", 1 + (n % 3));
        if (n % 4 == 0)
            await comer.DoAsync("cancel");
    }

    private static Task ChangeAsync(
        TestHub hub,
        Planned planned,
        int? seats,
        int minutes,
        Action<Meetup>? more = null
    ) =>
        hub.WriteAsync(async db =>
        {
            var meetup = await db.Meetups.SingleAsync(m => m.Id == planned.Meetup.Id);
            meetup.Seats(seats).Moves(planned.Meetup.StartsLocal.AddMinutes(minutes), meetup.Zone);
            more?.Invoke(meetup);
            await Upkeep.RefreshAsync(db, [meetup.Id], hub.Clock.Now, default);
        });

    private static Task<Occurrence> TimeAsync(TestHub hub, Planned planned) =>
        hub.ReadAsync(db => db.Occurrences.AsNoTracking().SingleAsync(o => o.Id == planned.First.Id));

    /// <summary>Until a transaction waits for a row of another; asks, because nothing tells.</summary>
    private static Task<bool> SomebodyWaitsAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
        {
            const string asked = """
                SELECT count(*)::int AS "Value" FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """;
            while (await db.Database.SqlQueryRaw<int>(asked).SingleAsync() == 0)
                await Task.Yield();
            return true;
        });
}
