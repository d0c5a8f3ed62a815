using System.Net;
using System.Text;
using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Services;
using Kith.Rules;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>A city's list is read again every day, and stewards see what came of it.</summary>
public sealed class ListBookTests
{
    [Theory, OnBothDatabases]
    public async Task A_list_is_read_again_each_day_until_a_steward_ends_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await using var site = Site.Answering(Page(Food));
        await DailyAsync(hub, site.Url);
        site.Answer(Page(Food.With("name", "\"Mill Lane larder\""), """{"name":"Nobody knows its id"}"""));
        await hub.RunJobsAsync();
        Assert.Equal("Mill Lane pantry", await NameAsync(hub));
        hub.Clock.Move(ListReading.Every + TimeSpan.FromHours(1));
        await hub.RunJobsAsync();
        Assert.Equal("Mill Lane larder", await NameAsync(hub));

        var path = await PathAsync(steward);
        var page = await steward.GetAsync(path);
        Assert.Contains("1 could not be taken", page.Text, StringComparison.Ordinal);
        Assert.Contains("row 2", page.Text, StringComparison.Ordinal);
        site.Answer(Page(Food.With("name", "\"Mill Lane cellar\"")));
        await PressAsync(steward, path, "now");
        hub.Clock.Move(TimeSpan.FromMinutes(15));
        await hub.RunJobsAsync();
        Assert.Equal("Mill Lane cellar", await NameAsync(hub));

        site.Answer(Page(Food));
        await PressAsync(steward, path, "stop");
        hub.Clock.Move(10 * ListReading.Every);
        await hub.RunJobsAsync();
        Assert.Equal("Mill Lane cellar", await NameAsync(hub));
        Assert.Contains("read when somebody brings it", (await steward.GetAsync(path)).Text, StringComparison.Ordinal);
        var deeds = await hub.ReadAsync(db => db.AuditEntries.OrderBy(e => e.At).Select(e => e.Deed).ToListAsync());
        Assert.Equal([Deed.ListHurried, Deed.ListStopped], deeds);
    }

    [Theory, OnBothDatabases]
    public async Task A_list_that_cannot_be_read_says_so_and_is_tried_again_sooner(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await using var site = Site.Answering(Page(Food));
        await DailyAsync(hub, site.Url);
        site.Answer("HTTP/1.1 500 Sorry\r\nContent-Length: 0\r\n\r\n");
        hub.Clock.Move(ListReading.Every + TimeSpan.FromHours(1));
        await hub.RunJobsAsync();
        var page = await steward.GetAsync(await PathAsync(steward));
        Assert.Contains("Could not be read", page.Text, StringComparison.Ordinal);
        Assert.Equal("Mill Lane pantry", await NameAsync(hub));
        site.Answer(Page(Food.With("name", "\"Mill Lane larder\"")));
        hub.Clock.Move(ListReading.Again + TimeSpan.FromMinutes(15));
        await hub.RunJobsAsync();
        Assert.Equal("Mill Lane larder", await NameAsync(hub));
        var mended = await steward.GetAsync(await PathAsync(steward));
        Assert.DoesNotContain("Could not be read", mended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cannot_be_read_daily_and_only_stewards_see_what_was_read()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = List(hub, Food);
        Assert.Equal(2, (await ImportAsync(hub, file, "--daily")).Exit);
        Assert.Equal(0, (await ImportAsync(hub, file)).Exit);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var path = await PathAsync(steward);
        Assert.DoesNotContain("Read it again now", (await steward.GetAsync(path)).Text, StringComparison.Ordinal);
        var member = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await steward.GetAsync("/admin/lists/zzzzzzzzzzzz")).Status);
    }

    // The command reads the machine's clock, the hub its own.
    private static async Task DailyAsync(TestHub hub, string url)
    {
        Assert.Equal(0, (await ImportAsync(hub, url, "--daily")).Exit);
        var now = hub.Clock.Now;
        await hub.WriteAsync(async db => (await db.ListReadings.SingleAsync(r => r.DueAt != null)).Daily(url, now));
    }

    private static string Page(params string[] services)
    {
        var body = $"[{string.Join(',', services)}]";
        return $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
    }

    private static Task<string> NameAsync(TestHub hub) =>
        hub.ReadAsync(db => db.Services.Where(ServiceRules.GivenOn).Select(s => s.Name).SingleAsync());

    private static async Task<string> PathAsync(TestBrowser steward) =>
        (await steward.GetAsync("/admin/lists"))
            .Page.QuerySelector("main a[href^='/admin/lists/']")!
            .GetAttribute("href")!;

    private static async Task PressAsync(TestBrowser steward, string path, string handler)
    {
        var page = await steward.GetAsync(path);
        var done = await steward.SubmitAsync(page, SignUpTests.Fields(), $"main form[action*='handler={handler}']");
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
    }
}
