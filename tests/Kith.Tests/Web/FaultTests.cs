using System.Diagnostics;
using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Kith.Tests.Web;

/// <summary>When the database is locked, full or away, people read who to ring, and nothing they were told is lost.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_locked_database_is_a_page_with_help_lines_and_later_all_is_well()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var (browser, form) = await FormAsync(hub, meetup);
        await using (var other = new SqliteConnection(hub.Get<Provider>().ConnectionString))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);
            await AssertHelpAsync(await ComeAsync(browser, form));
            Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync(meetup.Path)).Status);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await ComeAsync(browser, form)).Status);
    }

    [TmpfsFact]
    public async Task A_full_disk_is_a_page_with_help_lines_and_later_all_is_well()
    {
        using var disk = await SmallDisk.MountAsync();
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, folder: disk.Folder);
        var meetup = await new Sample(hub).MeetupAsync();
        var (browser, form) = await FormAsync(hub, meetup);
        disk.Fill();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 200 && !answers.Contains(HttpStatusCode.ServiceUnavailable); i++)
            answers.Add((await ComeAsync(browser, form, $"Wren {i}")).Status);
        Assert.Contains(HttpStatusCode.ServiceUnavailable, answers);
        Assert.DoesNotContain(HttpStatusCode.InternalServerError, answers);
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync("/help-now")).Status);
        disk.Free();
        Assert.Equal(HttpStatusCode.SeeOther, (await ComeAsync(browser, form, "Sorrel")).Status);
        var kept = await hub.ReadAsync(db => Task.FromResult(db.Rsvps.Count()));
        Assert.Equal(answers.Count(a => a == HttpStatusCode.SeeOther) + 1, kept);
    }

    [Fact]
    public async Task A_hub_whose_database_is_away_at_start_still_says_who_to_ring()
    {
        await using var hub = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder =>
            {
                builder.Configuration["Database:Provider"] = "postgres";
                builder.Configuration["Database:ConnectionString"] =
                    "Host=/nowhere/at/all;Username=kith;Database=kith;Timeout=1";
            },
            setUp: false
        );
        var help = await hub.Browser().GetAsync("/help-now");
        Assert.Equal(HttpStatusCode.OK, help.Status);
        Assert.NotEmpty(help.Page.QuerySelectorAll("a[href^='tel:']"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await hub.Browser().GetAsync("/health/ready")).Status);
        await AssertHelpAsync(await hub.Browser().GetAsync("/meetups/zzzzzzzzzzzz"));
    }

    private static Task AssertHelpAsync(Visit visit)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visit.Status);
        Assert.NotEmpty(visit.Page.QuerySelectorAll("main a[href='/help-now'], main a[href^='tel:']"));
        Assert.DoesNotContain("Exception", visit.Body, StringComparison.Ordinal);
        Assert.True(visit.Response.Headers.CacheControl!.NoStore);
        return Task.CompletedTask;
    }

    private static async Task<(TestBrowser Browser, Visit Form)> FormAsync(TestHub hub, Planned meetup)
    {
        var browser = hub.Browser();
        return (browser, await browser.GetAsync($"{meetup.Path}/coming"));
    }

    private static Task<Visit> ComeAsync(TestBrowser browser, Visit form, string alias = "Wren") =>
        browser.SubmitAsync(
            form,
            new Dictionary<string, string?>
            {
                ["alias"] = alias,
                ["party"] = "1",
                ["needs"] = new string('n', 400),
                ["once"] = Guid.NewGuid().ToString("n"),
            }
        );
}

/// <summary>A fact that needs to mount a small disk, which only root on Linux may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmpfsFactAttribute : FactAttribute
{
    public TmpfsFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Skip = "A small disk can be mounted by root on Linux only.";
    }
}

internal sealed class SmallDisk : IDisposable
{
    private const int Bytes = 6 * 1024 * 1024;

    private SmallDisk(DirectoryInfo folder) => Folder = new DirectoryInfo(Path.Combine(folder.FullName, "data"));

    public DirectoryInfo Folder { get; }

    private string Filler => Path.Combine(Folder.Parent!.FullName, "filler");

    public static async Task<SmallDisk> MountAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kith-disk-");
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", folder.FullName);
        var disk = new SmallDisk(folder);
        disk.Folder.Create();
        return disk;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(new byte[4096]);
        }
        catch (IOException) { }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        RunAsync("umount", "-l", Folder.Parent!.FullName).GetAwaiter().GetResult();
        Folder.Parent!.Delete(recursive: true);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
