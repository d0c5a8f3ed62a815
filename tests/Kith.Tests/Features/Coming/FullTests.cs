using Kith.Data;
using Kith.Features.Coming;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Coming;

/// <summary>Whether there is room is on pages that are kept for everybody: it must never be an old answer.</summary>
public sealed class FullTests
{
    private const string Full = "All are taken";
    private const string Room = "There is still room";

    [Theory, OnBothDatabases]
    public async Task The_last_seat_that_is_taken_or_given_back_changes_the_kept_page_at_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(2));
        await hub.ComesAsync(meetup, "Amara");
        Assert.Contains(Room, await PageAsync(hub, meetup), StringComparison.Ordinal);
        var bo = await hub.ComesAsync(meetup, "Bo");
        Assert.Contains(Full, await PageAsync(hub, meetup), StringComparison.Ordinal);
        await bo.DoAsync("cancel");
        Assert.Contains(Room, await PageAsync(hub, meetup), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task More_seats_change_the_kept_page_at_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(1));
        await hub.ComesAsync(meetup, "Amara");
        Assert.Contains(Full, await PageAsync(hub, meetup), StringComparison.Ordinal);
        await hub.Get<Seats>().ResizeAsync(meetup.First.Id, 5);
        var page = await PageAsync(hub, meetup);
        Assert.Contains(Room, page, StringComparison.Ordinal);
        Assert.Contains("5 places", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_seat_in_the_middle_leaves_kept_pages_alone(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(5));
        var before = await VersionAsync(hub);
        await hub.ComesAsync(meetup, "Amara", 2);
        await (await hub.ComesAsync(meetup, "Bo")).DoAsync("cancel");
        Assert.Equal(before, await VersionAsync(hub));
    }

    private static async Task<string> PageAsync(TestHub hub, Planned meetup) =>
        (await hub.Browser().GetAsync(meetup.Path)).Text;

    private static Task<long> VersionAsync(TestHub hub) =>
        hub.ReadAsync(db => Task.FromResult(db.PublicVersions.Single().Number));
}
