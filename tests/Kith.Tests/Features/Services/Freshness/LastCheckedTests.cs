using Kith.Data;
using Kith.Features.Services.Finder;
using Kith.Tests.Features.Services.Finder;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>"Last checked" is said of what somebody made sure of, and of nothing else. It is 23 November 2026.</summary>
public sealed class LastCheckedTests
{
    private static string Told(string day) => Food.With("last_modified", $"\"{day}\"");

    [Theory, OnBothDatabases]
    public async Task A_change_made_here_neither_checks_a_service_nor_keeps_it_from_sinking(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var fresh = Food.With("id", "\"fresh\"").With("name", "\"Zinnia pantry\"");
        await ImportAsync(hub, List(hub, Told("2024-03-01"), fresh.With("assured_date", "\"2026-11-01\"")));
        Assert.True(await CorrectAsync(hub, "email", "\"larder@example.org\""));

        Assert.Equal(["Zinnia pantry", "Mill Lane pantry"], await FinderTests.NamesAsync(hub, "?q=pantry"));
        var (list, commands) = await hub.CountAsync("/services?q=pantry");
        Assert.InRange(commands, 1, 4);
        Assert.Contains("Last checked 1 November 2026.", list.Text);
        Assert.Contains("Its list last changed it on 1 March 2024.", list.Text);
        Assert.DoesNotContain("23 November 2026", list.Text);
        Assert.Contains("Nobody has said when", (await hub.Browser().GetAsync($"/services/{Pantry}")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Of_a_list_that_gives_no_day_or_one_to_come_nothing_is_said_after_a_change_here(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        foreach (var told in new[] { Food, Told("2027-05-01") })
        {
            await ImportAsync(hub, List(hub, told));
            Assert.Contains("Nobody has said when", (await hub.Browser().GetAsync("/services")).Text);
            await CorrectAsync(hub, "email", "\"larder@example.org\"");
            Assert.Contains("Nobody has said when", (await hub.Browser().GetAsync("/services")).Text);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_an_earlier_version_called_checked_on_the_day_of_a_change_is_said_right_after_an_upgrade(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Told("2024-03-01")));
        await CorrectAsync(hub, "email", "\"larder@example.org\"");
        await hub.WriteAsync(async db =>
        {
            var changed = await db.Services.Select(s => s.ChangedAt).SingleAsync();
            await db.ServiceSpots.ExecuteUpdateAsync(s => s.SetProperty(x => x.CheckedAt, (DateTime?)changed));
        });

        await hub.RunJobsAsync();

        Assert.Equal(
            new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc),
            await hub.ReadAsync(db =>
                db.ServiceSpots.Where(s => s.ServiceId == Guid.Parse(Pantry)).Select(s => s.CheckedAt).SingleAsync()
            )
        );
        Assert.Equal(["Mill Lane pantry"], await FinderTests.NamesAsync(hub, "?q=pantry"));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_says_who_checked_it_in_sentences_of_their_own(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var told = Food.With("assured_date", "\"2026-11-01\"").With("assurer_email", "\"list@example.org\"");
        await ImportAsync(hub, List(hub, told));
        Assert.Contains(
            "Last checked 1 November 2026. By list@example.org. Somebody asks again by",
            (await hub.Browser().GetAsync($"/services/{Pantry}")).Text
        );
    }
}
