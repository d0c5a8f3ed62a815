using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Meetups;

/// <summary>Occurrences follow the rule, and nobody who holds a link to one is left with nothing.</summary>
public sealed class HorizonTests
{
    private static readonly DateTime Now = TestClock.Start.UtcDateTime;

    private static readonly Surroundings Around = new(
        MeetupTimes.Zone("Europe/London"),
        Now,
        new Dictionary<Guid, ShownPlace>()
    );

    [Fact]
    public void A_weekly_meetup_stays_at_half_past_six_across_a_clock_change()
    {
        var before = new DateTime(2027, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        var meetup = Weekly("Europe/London", new DateTime(2026, 1, 4, 18, 30, 0), "FREQ=WEEKLY;BYDAY=SU");
        var added = Horizon.Fill(meetup, Around with { NowUtc = before }, []);
        Assert.All(added, o => Assert.Equal(new TimeSpan(18, 30, 0), o.StartsLocal.TimeOfDay));
        Assert.Equal([18.5, 17.5], added.Select(o => o.StartsAt.TimeOfDay.TotalHours).Distinct());
    }

    [Fact]
    public void Filling_twice_adds_nothing()
    {
        var meetup = Weekly();
        var first = Horizon.Fill(meetup, Around, []);
        Assert.Empty(Horizon.Fill(meetup, Around, first));
        Assert.InRange(first.Count, 14, 15);
    }

    [Fact]
    public void A_meetup_that_starts_an_hour_later_keeps_its_occurrences_and_their_links()
    {
        var meetup = Weekly();
        var rows = Horizon.Fill(meetup, Around, []);
        var links = rows.ConvertAll(o => o.PublicId);
        meetup.Moves(meetup.StartsLocal.AddHours(1), meetup.Zone);
        Assert.Empty(Horizon.Fill(meetup, Around, rows));
        Assert.Equal(links, rows.Select(o => o.PublicId));
        Assert.All(rows, o => Assert.Equal(new TimeSpan(19, 30, 0), o.StartsLocal.TimeOfDay));
    }

    [Fact]
    public void A_time_the_rule_no_longer_gives_is_dropped_and_comes_back_when_the_rule_does()
    {
        var meetup = Weekly();
        var rows = Horizon.Fill(meetup, Around, []);
        meetup.Repeats("FREQ=WEEKLY;BYDAY=TU");
        var tuesdays = Horizon.Fill(meetup, Around, rows);
        Assert.All(rows, o => Assert.Equal((OccurrenceState.Dropped, false), (o.State, o.Listed)));
        meetup.Repeats("FREQ=WEEKLY;BYDAY=TH");
        Assert.Empty(Horizon.Fill(meetup, Around, [.. rows, .. tuesdays]));
        Assert.All(rows, o => Assert.Equal((OccurrenceState.Planned, true), (o.State, o.Listed)));
    }

    [Fact]
    public void The_first_time_of_a_far_series_exists_at_once_and_the_others_when_the_horizon_reaches_them()
    {
        var meetup = Weekly("Europe/London", new DateTime(2027, 6, 3, 18, 30, 0), "FREQ=WEEKLY;BYDAY=TH");
        var first = Assert.Single(Horizon.Fill(meetup, Around, []));
        Assert.Equal(new DateTime(2027, 6, 3, 18, 30, 0), first.StartsLocal);
        Assert.Empty(Horizon.Fill(meetup, Around, [first]));
        var near = Around with { NowUtc = new DateTime(2027, 3, 5, 12, 0, 0, DateTimeKind.Utc) };
        Assert.Equal(new DateTime(2027, 6, 10, 18, 30, 0), Horizon.Fill(meetup, near, [first]).Single().StartsLocal);
        Assert.Equal(OccurrenceState.Planned, first.State);
    }

    [Fact]
    public void A_far_time_people_know_stays_when_the_series_begins_earlier_after_all()
    {
        var meetup = Weekly("Europe/London", new DateTime(2027, 6, 3, 18, 30, 0), "FREQ=WEEKLY;BYDAY=TH");
        var first = Horizon.Fill(meetup, Around, []).Single();
        meetup.Moves(new DateTime(2027, 1, 7, 18, 30, 0), "Europe/London");
        Assert.Equal(21, Horizon.Fill(meetup, Around, [first]).Count);
        Assert.Equal(OccurrenceState.Planned, first.State);
    }

    [Fact]
    public void What_a_host_cancelled_or_moved_stays_so_when_the_horizon_is_extended()
    {
        var meetup = Weekly();
        var rows = Horizon.Fill(meetup, Around, []);
        rows[0].Cancel("The heating is broken.");
        var later = rows[1].StartsAt.AddHours(2);
        rows[1].Move((rows[1].StartsLocal.AddHours(2), later, null), venueId: null, "The hall is taken.");
        Horizon.Fill(meetup, Around, rows);
        Assert.Equal(
            (OccurrenceState.Cancelled, false, "The heating is broken."),
            (rows[0].State, rows[0].Listed, rows[0].Reason)
        );
        Assert.Equal((OccurrenceState.Moved, later), (rows[1].State, rows[1].StartsAt));
    }

    [Fact]
    public void A_rule_that_means_every_second_makes_a_bounded_number_of_rows()
    {
        var meetup = Weekly().Repeats("FREQ=SECONDLY");
        Assert.Equal(500, Horizon.Fill(meetup, Around, []).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_place_told_by_the_host_is_found_by_its_neighbourhood_only(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var area = Neighbourhood.Add("Told Row", $"told-{Guid.NewGuid():n}", 51.5, -0.1);
        var venue = Venue
            .Add("Ivy House", "2 Ivy Close", null, Precision.ToldByHost)
            .At(51.511111, -0.123456)
            .In(area.Id);
        var meetup = Weekly().Meets(Mode.InPerson, venue.Id);
        await hub.WriteAsync(async db =>
        {
            db.AddRange(area, venue, meetup);
            await Upkeep.RefreshAsync(db, [meetup.Id], Now, default);
        });
        var row = await hub.ReadAsync(db => db.Occurrences.FirstAsync(o => o.MeetupId == meetup.Id));
        Assert.Equal((51.5, -0.1), (row.ShownLatitude, row.ShownLongitude));
        Assert.Empty(await hub.ReadAsync(db => Search(db, "Ivy")));
    }

    [Theory, OnBothDatabases]
    public async Task The_scheduled_work_extends_what_is_behind_and_nothing_else(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = Weekly();
        await hub.WriteAsync(async db =>
        {
            db.Add(meetup);
            await Upkeep.RefreshAsync(db, [meetup.Id], Now, default);
        });
        var before = await hub.ReadAsync(db => db.Occurrences.CountAsync());
        Assert.Equal(0, await hub.WriteAsync(db => Upkeep.ExtendAsync(db, Now, default)));
        hub.Clock.Move(TimeSpan.FromDays(14));
        await hub.RunJobsAsync();
        Assert.Equal(before + 2, await hub.ReadAsync(db => db.Occurrences.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Days_and_hours_count_by_the_hubs_zone_after_it_changes(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = Weekly();
        await hub.WriteAsync(async db =>
        {
            db.Add(meetup);
            await Upkeep.RefreshAsync(db, [meetup.Id], Now, default);
            await Upkeep.RezoneAsync(db, "Pacific/Auckland", Now, default);
        });
        var row = await hub.ReadAsync(db => db.Occurrences.OrderBy(o => o.StartsAt).FirstAsync());
        Assert.Equal((4, (7 * 60) + 30), (row.HubDay, row.HubMinute));
    }

    private static Task<List<long>> Search(AppDb db, string words) =>
        Kith.Data.Search.SearchIndex.For(db).Matching(db, words).ToListAsync();

    private static Meetup Weekly() =>
        Weekly("Europe/London", new DateTime(2026, 11, 5, 18, 30, 0), "FREQ=WEEKLY;BYDAY=TH");

    private static Meetup Weekly(string zone, DateTime start, string rule) =>
        Meetup.Plan("Thursday circle", start, zone, Now).Repeats(rule).Lasts(90);
}
