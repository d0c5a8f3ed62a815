using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kith.Data;
using Kith.Features.Backups;
using Kith.Jobs;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Admin;

/// <summary>A steward prints the key and proves it; from then on the hub seals a backup each night and keeps a few.</summary>
public sealed class BackupsTests
{
    [Theory, OnBothDatabases]
    public async Task The_key_is_shown_once_kept_nowhere_and_used_only_when_it_is_on_paper(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        Assert.Contains("not backed up", (await browser.GetAsync("/admin")).Text, StringComparison.Ordinal);
        var sheet = await browser.SubmitAsync(await browser.GetAsync("/admin/backups/key"), Fields());
        var groups = sheet.Page.QuerySelectorAll(".key-groups code").Select(c => c.TextContent).ToList();
        var key = PaperKey.Parse(string.Join(' ', groups))!;
        Assert.True(sheet.Response.Headers.CacheControl!.NoStore);
        var asked = Regex
            .Matches(sheet.Text, "group (\\d+)")
            .Select(m => groups[int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) - 1]);
        var (first, second) = (asked.First(), asked.ElementAt(1));

        var wrong = await browser.SubmitAsync(sheet, Fields(("first", "AAAA"), ("second", second)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Empty(wrong.Page.QuerySelectorAll(".key-groups code"));
        Assert.False(await hub.ReadAsync(db => db.BackupPlans.AnyAsync()));
        var right = await browser.SubmitAsync(wrong, Fields(("first", first.ToLowerInvariant()), ("second", second)));

        Assert.Equal("/admin/backups", right.Location);
        Assert.Equal(key.Seal.ToString(), await hub.ReadAsync(db => db.BackupPlans.Select(p => p.Key).SingleAsync()));
        Assert.Empty(Traces.InFiles(hub.Folder, string.Join(' ', groups)));
        Assert.Contains(key.Seal.Sheet, (await browser.GetAsync("/admin/log")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not backed up", (await browser.GetAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_that_was_shown_to_somebody_else_or_waited_too_long_is_not_taken(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (one, two) = (
            (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser(),
            (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser()
        );
        var sheet = await one.SubmitAsync(await one.GetAsync("/admin/backups/key"), Fields());
        var offer = sheet.Page.QuerySelector("input[name=offer]")!.GetAttribute("value");
        var foreign = await two.SubmitAsync(await two.GetAsync("/admin/backups/key"), Fields(("offer", offer)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        hub.Clock.Move(TimeSpan.FromHours(3));
        var late = await one.SubmitAsync(sheet, Fields(("first", "AAAA"), ("second", "AAAA")));
        Assert.Contains("waited too long", late.Text, StringComparison.Ordinal);
        Assert.False(await hub.ReadAsync(db => db.BackupPlans.AnyAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Each_night_makes_one_and_only_the_newest_are_kept(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.RunJobsAsync();
        Assert.Empty(hub.Get<BackupShelf>().All());
        await PlanAsync(hub);
        var browser = steward.Browser();
        await browser.SubmitAsync(await browser.GetAsync("/admin/backups"), Fields(("keep", "2")));
        for (var hours = 0; hours < 4 * 24; hours += 4)
        {
            hub.Clock.Move(TimeSpan.FromHours(4));
            await hub.Get<JobRunner>().RunDueAsync(default);
        }
        var kept = hub.Get<BackupShelf>().All();
        Assert.Equal(2, kept.Count);
        Assert.InRange((kept[0].MadeAt - kept[1].MadeAt).TotalHours, 20, 28);
        Assert.Equal(0, await hub.ReadAsync(db => db.ScheduledRuns.CountAsync(r => r.Failure != null)));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_is_seen_by_stewards_and_leaves_nothing_half_made()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await PlanAsync(hub);
        await File.WriteAllTextAsync(hub.Get<BackupShelf>().Path, "a file where the folder should be");
        await hub.RunJobsAsync();
        Assert.Contains("went wrong", (await browser.GetAsync("/admin/jobs")).Text, StringComparison.Ordinal);
        hub.Clock.Move(TimeSpan.FromDays(3));
        Assert.Contains(
            "No backup has been made",
            (await browser.GetAsync("/admin/backups")).Text,
            StringComparison.Ordinal
        );
    }

    private static Task PlanAsync(TestHub hub) =>
        hub.WriteAsync(db =>
        {
            db.Add(BackupPlan.For(PaperKey.New().Seal, hub.Clock.Now));
            return Task.CompletedTask;
        });

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
