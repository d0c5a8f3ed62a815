using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Cli;

public sealed class AddMeetupTests
{
    private static readonly string[] Tea =
    [
        "add",
        "meetup",
        "--title",
        "Tea & talk",
        "--start",
        "2026-11-26T18:30",
        "--zone",
        "Europe/London",
    ];

    [Theory, OnBothDatabases]
    public async Task A_meetup_is_made_and_its_links_are_printed(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);

        var run = await CommandRun.OnAsync(
            hub,
            [
                .. Tea,
                "--rule",
                "FREQ=WEEKLY;BYDAY=TH",
                "--place",
                "Old Library, 4 Mill Lane, SE1 4AA",
                "--capacity",
                "8",
                "--end",
                "20:00",
                "--group",
                "Tea friends",
                "--kind",
                "circle",
                "--language",
                "en es",
                "--cost",
                "free",
                "--access",
                "stepFree,toilets",
                "--at",
                "51.5,-0.1",
                "--phone",
                "020 7946 0999",
                "--link",
                "https://meet.example.org/x",
            ]
        );

        Assert.Equal(0, run.Exit);
        var said = run
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(": ", 2))
            .ToDictionary(l => l[0], l => l[1]);
        Assert.Equal(["id", "link", "host"], said.Keys);
        Assert.Equal($"http://localhost:5080/meetups/{said["id"]}", said["link"]);
        var (meetup, time) = await FindAsync(hub, said["id"]);
        Assert.Equal(Secrets.Hash(said["host"].Split('/')[^1]), meetup.HostKeyHash);
        Assert.Equal(("Tea & talk", 90, 8, Mode.Hybrid), (meetup.Title, meetup.Minutes, meetup.Capacity, meetup.Mode));
        Assert.Equal(new DateTime(2026, 11, 26, 18, 30, 0), time.StartsAt);
        Assert.True(time is { Listed: true, Free: true, Access: Access.StepFree | Access.Toilets });
        var page = await hub.Browser().GetAsync($"/meetups/{said["id"]}");
        Assert.Contains("Tea & talk", page.Text);
        Assert.Contains("4 Mill Lane", page.Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_meetup_next_year_has_its_page_and_is_found_today(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        string[] nextYear = [.. Tea[..5], "2027-11-25T18:30", .. Tea[6..]];

        var once = await CommandRun.OnAsync(hub, nextYear);
        var weekly = await CommandRun.OnAsync(hub, [.. nextYear, "--rule", "FREQ=WEEKLY;BYDAY=TH"]);

        var found = await hub.Browser().GetAsync("/find?from=2027-11-25");
        foreach (var run in new[] { once, weekly })
        {
            var (meetup, time) = await FindAsync(hub, run.Out.Split('\n')[0]["id: ".Length..]);
            Assert.Equal((new DateTime(2027, 11, 25, 18, 30, 0), true), (time.StartsAt, time.Listed));
            Assert.Equal(1, await hub.ReadAsync(db => db.Occurrences.CountAsync(o => o.MeetupId == meetup.Id)));
            Assert.NotNull(found.Page.QuerySelector($"a[href='/meetups/{time.PublicId}']"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_venue_the_hub_knows_is_used_again_and_a_postcode_gives_its_point(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.WriteAsync(db =>
        {
            db.Add(PostalArea.From("GB", "SE1", "Southwark", ("England", ""), (51.49, -0.09)));
            return Task.CompletedTask;
        });

        await CommandRun.OnAsync(hub, [.. Tea, "--place", "Old Library, 4 Mill Lane, SE1 4AA"]);
        var run = await CommandRun.OnAsync(hub, [.. Tea, "--place", "Old Library"]);

        Assert.Equal(0, run.Exit);
        var venue = await hub.ReadAsync(db => db.Venues.SingleAsync());
        Assert.Equal((51.49, "Southwark"), (venue.Latitude, venue.Area));
    }

    [Fact]
    public async Task A_hidden_place_is_on_no_page()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await CommandRun.OnAsync(hub, [.. Tea, "--place", "Rosa’s kitchen, 9 Secret Row", "--hidden-place"]);

        var page = await hub.Browser().GetAsync("/meetups/" + run.Out.Split('\n')[0]["id: ".Length..]);
        Assert.Equal(200, (int)page.Status);
        Assert.DoesNotContain("Rosa", page.Body);
        Assert.DoesNotContain("Secret Row", page.Body);
    }

    [Theory]
    [InlineData("--zone 'Mars/Base' is no time zone", "--zone", "Mars/Base")]
    [InlineData("--start 'tomorrow' is no date", "--start", "tomorrow")]
    [InlineData("is over already", "--start", "2026-11-20T18:30")]
    [InlineData("is no date", "--start", "9999-12-31T23:30")]
    [InlineData("does not meet again", "--rule", "FREQ=DAILY;UNTIL=20261101T000000Z")]
    [InlineData("--rule: ", "--rule", "FREQ=WEEKLY;BYDAY=MO=")]
    [InlineData("--rule: ", "--rule", "every thursday")]
    [InlineData("--capacity must be", "--capacity", "0")]
    [InlineData("--link must be", "--link", "javascript:alert(1)")]
    [InlineData("--kind 'party' is none of circle", "--kind", "party")]
    [InlineData("--mode 'telepathy' is none of inPerson, online, hybrid, phone", "--mode", "telepathy")]
    [InlineData("--cost 'much' is none of free", "--cost", "much")]
    [InlineData("--language 'plain English' must be codes", "--language", "plain English")]
    [InlineData("--end 'late' is no time", "--end", "late")]
    [InlineData("It must end after it starts", "--minutes", "-5")]
    [InlineData("--title must say", "--title", " ")]
    public async Task What_cannot_be_is_refused_with_a_reason_and_nothing_is_made(
        string reason,
        string option,
        string value
    )
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var at = Array.IndexOf(Tea, option);
        string[] args = at < 0 ? [.. Tea, option, value] : [.. Tea[..at], option, value, .. Tea[(at + 2)..]];

        var run = await CommandRun.OnAsync(hub, args);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(reason, run.Error);
        Assert.False(await hub.ReadAsync(db => db.Meetups.AnyAsync()));
    }

    [Fact]
    public async Task A_missing_title_is_a_usage_error()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await CommandRun.OnAsync(hub, "add", "meetup", "--start", "2026-11-26T18:30");

        Assert.Equal(2, run.Exit);
        Assert.Contains("--title", run.Error);
    }

    private static Task<(Meetup, Occurrence)> FindAsync(TestHub hub, string id) =>
        hub.ReadAsync(async db =>
        {
            var time = await db.Occurrences.AsNoTracking().SingleAsync(o => o.PublicId == id);
            return (await db.Meetups.AsNoTracking().SingleAsync(m => m.Id == time.MeetupId), time);
        });
}
