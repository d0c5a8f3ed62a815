using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Imports.MeetingGuide.Lists;

namespace Kith.Tests.Features.Imports.MeetingGuide;

public sealed class GuideImportTests
{
    [Theory, OnBothDatabases]
    public async Task A_row_becomes_a_meetup_at_its_place_in_its_zone_that_anybody_may_turn_up_to(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);

        var run = await ImportAsync(hub, Write(hub, Monday, Online));

        Assert.Equal((0, "imported 2, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        Assert.Contains("Times of 2 rows are read in the zone America/New_York, from --zone.", run.Error);
        var (owls, row) = await FindAsync(hub, "monday-owls");
        Assert.Equal(("Monday Owls", "recovery", "en", 60), (owls.Title, owls.Kind, owls.Languages, owls.Minutes));
        Assert.Equal((true, null, null), (owls.JustTurnUp, owls.Cost, owls.Led));
        Assert.Equal((new DateTime(2026, 1, 5, 10, 0, 0), "updated"), (row.ConfirmedAt, row.ConfirmedBy));
        var times = await TimesAsync(hub, owls);
        Assert.Equal(new DateTime(2026, 11, 23, 23, 30, 0), times[0].StartsAt);
        Assert.Equal(15, times.Count);
        Assert.All(times, t => Assert.True(t is { Listed: true, Access: Access.StepFree, Cell: not null }));
        var group = await hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Id == owls.GroupId));
        var area = await hub.ReadAsync(db => db.Neighbourhoods.SingleAsync());
        Assert.Equal(("Night Owls", "Lewes"), (group.Name, area.Name));
    }

    [Theory, OnBothDatabases]
    public async Task An_end_past_midnight_is_the_next_day_and_a_missing_one_stays_unknown(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);

        await ImportAsync(hub, Write(hub, Online, Monday.With(("end_time", null))));

        var (tea, row) = await FindAsync(hub, "online-tea");
        Assert.Equal((60, "FREQ=WEEKLY;BYDAY=TU,TH", "es"), (tea.Minutes, tea.Rule, tea.Languages));
        Assert.Equal(("last_contact", LinkShown.Public, Mode.Online), (row.ConfirmedBy, tea.LinkShown, tea.Mode));
        var (owls, _) = await FindAsync(hub, "monday-owls");
        Assert.Null(owls.Minutes);
        Assert.All(await TimesAsync(hub, owls), t => Assert.Null(t.EndsAt));
    }

    [Theory, OnBothDatabases]
    public async Task Rows_at_one_place_share_a_venue_and_what_any_of_them_says_of_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var tuesday = Monday.With(("slug", "tuesday"), ("day", "2"), ("types", new[] { "XB" }));
        await ImportAsync(hub, Write(hub, Monday.With(("types", null)), tuesday));

        var venue = await hub.ReadAsync(db => db.Venues.SingleAsync());
        Assert.Equal(Access.Toilets | Access.AccessibleToilet, venue.Access);
        var run = await ImportAsync(hub, Write(hub, Monday, tuesday));

        Assert.Equal("imported 0, updated 2, unchanged 0, gone 0, refused 0\n", run.Out);
        var (other, _) = await FindAsync(hub, "tuesday");
        Assert.All(await TimesAsync(hub, other), t => Assert.True(t.Access.HasFlag(Access.StepFree)));
        Assert.Equal(venue.Id, await hub.ReadAsync(db => db.Venues.Select(v => v.Id).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_inactive_meeting_is_kept_but_not_in_find_and_one_without_a_day_is_by_appointment(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        var asleep = Monday.With(("attendance_option", "inactive"));
        var arranged = Monday.With(("slug", "arranged"), ("day", null), ("time", null));

        await ImportAsync(hub, Write(hub, asleep, arranged));

        var (inactive, _) = await FindAsync(hub, "monday-owls");
        Assert.Equal(MeetupState.Paused, inactive.State);
        Assert.Contains("not meeting at the moment", inactive.StateReason);
        Assert.All(await TimesAsync(hub, inactive), t => Assert.False(t.Listed));
        var (byAppointment, _) = await FindAsync(hub, "arranged");
        Assert.True(byAppointment.ByAppointment);
        Assert.Empty(await TimesAsync(hub, byAppointment));
    }

    [Theory, OnBothDatabases]
    public async Task The_report_names_every_row_with_its_number_slug_outcome_and_reason(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var report = Path.Combine(hub.Folder.FullName, "report.json");
        await ImportAsync(hub, Write(hub, Online, Monday.With(("slug", "old"))));

        var file = Write(hub, Online, Monday, Monday.With(("name", "Again")), Monday.With(("slug", null)));
        var run = await ImportAsync(hub, file, "--report", report, "--strict");

        Assert.Equal(1, run.Exit);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
        var counts = new[] { "imported", "updated", "unchanged", "gone", "refused" }.Select(c =>
            json[c]!.GetValue<int>()
        );
        Assert.Equal([1, 0, 1, 1, 2], counts);
        var rows = json["rows"]!.AsArray().Select(r => $"{r!["row"]} {r["slug"]} {r["outcome"]}").ToList();
        Assert.Equal(
            ["1 online-tea unchanged", "2 monday-owls imported", "3 monday-owls refused", "4  refused", " old gone"],
            rows
        );
        Assert.Equal("row 2 already has the slug 'monday-owls'", json["rows"]![2]!["reason"]!.GetValue<string>());
    }
}
