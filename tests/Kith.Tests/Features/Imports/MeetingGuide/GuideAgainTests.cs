using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Imports.MeetingGuide.Lists;

namespace Kith.Tests.Features.Imports.MeetingGuide;

/// <summary>A list that is read again: what changed, what disappeared, what is only looked at.</summary>
public sealed class GuideAgainTests
{
    [Theory, OnBothDatabases]
    public async Task A_second_run_of_the_same_list_changes_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var file = Write(hub, Monday, Online);
        await ImportAsync(hub, file);
        var before = await CountsAsync(hub);

        var second = await ImportAsync(hub, file);

        Assert.Equal("imported 0, updated 0, unchanged 2, gone 0, refused 0\n", second.Out);
        Assert.Equal(before, await CountsAsync(hub));
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_row_keeps_its_links_and_moves_within_the_day(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, Write(hub, Monday, Online));
        var (before, _) = await FindAsync(hub, "monday-owls");
        var links = (await TimesAsync(hub, before)).ConvertAll(t => t.PublicId);

        var changed = Monday.With(("time", "19:00"), ("end_time", null), ("name", "Owls at seven"));
        var run = await ImportAsync(hub, Write(hub, changed, Online));

        Assert.Equal("imported 0, updated 1, unchanged 1, gone 0, refused 0\n", run.Out);
        var (after, _) = await FindAsync(hub, "monday-owls");
        Assert.Equal((before.Id, before.PublicId, "Owls at seven"), (after.Id, after.PublicId, after.Title));
        var times = await TimesAsync(hub, after);
        Assert.Equal(links, times.ConvertAll(t => t.PublicId));
        Assert.All(times, t => Assert.Equal(new TimeSpan(19, 0, 0), t.StartsLocal.TimeOfDay));
        Assert.Equal([after.SearchKey], await MatchingAsync(hub, "seven"));
    }

    [Theory, OnBothDatabases]
    public async Task What_disappeared_is_marked_not_deleted_and_comes_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, Write(hub, Monday, Online));
        await ImportAsync(hub, WriteAs(hub, "other.json", Online.With(("slug", "elsewhere"))));

        var gone = await ImportAsync(hub, Write(hub, Online));
        var (owls, row) = await FindAsync(hub, "monday-owls");
        var again = await ImportAsync(hub, Write(hub, Online));
        var back = await ImportAsync(hub, Write(hub, Online, Monday));

        Assert.Equal("imported 0, updated 0, unchanged 1, gone 1, refused 0\n", gone.Out);
        Assert.Equal((MeetupState.Paused, TestClock.Start.UtcDateTime), (owls.State, row.GoneAt));
        Assert.Contains("no longer has it", owls.StateReason);
        Assert.Equal("imported 0, updated 0, unchanged 1, gone 0, refused 0\n", again.Out);
        Assert.Equal("imported 0, updated 1, unchanged 1, gone 0, refused 0\n", back.Out);
        var (returned, found) = await FindAsync(hub, "monday-owls");
        Assert.Equal((MeetupState.Published, null, null), (returned.State, returned.StateReason, found.GoneAt));
        Assert.All(await TimesAsync(hub, returned), t => Assert.True(t.Listed));
        Assert.Equal(MeetupState.Published, (await FindAsync(hub, "elsewhere")).Meetup.State);
    }

    [Theory, OnBothDatabases]
    public async Task Only_the_types_asked_for_are_taken_and_the_rest_of_the_list_is_not_gone(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, Write(hub, Monday, Online));

        var run = await ImportAsync(hub, Write(hub, Monday, Online), "--only", "S,W");

        Assert.Equal("imported 0, updated 0, unchanged 1, gone 0, refused 0, left out 1\n", run.Out);
        Assert.Equal(MeetupState.Published, (await FindAsync(hub, "monday-owls")).Meetup.State);
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_tells_everything_and_changes_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);

        var run = await ImportAsync(hub, Write(hub, Monday, Online.With(("time", "25:00"))), "--dry-run");

        Assert.Equal((0, "imported 1, updated 0, unchanged 0, gone 0, refused 1\n"), (run.Exit, run.Out));
        Assert.Equal((0, 0, 0, 0), await CountsAsync(hub));
    }

    private static Task<List<long>> MatchingAsync(TestHub hub, string words) =>
        hub.ReadAsync(db => Kith.Data.Search.SearchIndex.For(db).Matching(db, words).ToListAsync());

    private static Task<(int, int, int, int)> CountsAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
            (
                await db.Meetups.CountAsync(),
                await db.Occurrences.CountAsync(),
                await db.Venues.CountAsync(),
                await db.FeedRows.CountAsync()
            )
        );
}
