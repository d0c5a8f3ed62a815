using System.Globalization;
using System.Text.Json;
using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary>Something doctor looks at.</summary>
/// <param name="About">In a word.</param>
/// <param name="Look">Says how it is.</param>
public sealed record Check(string About, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Finding>>> Look);

/// <summary>All that doctor looks at, in order.</summary>
public static class Checks
{
    /// <summary>Free space below which something will soon go wrong, and below which it does.</summary>
    private const long LittleSpace = 1024L * 1024 * 1024;
    private const long NoSpace = 50L * 1024 * 1024;

    /// <summary>A clock that is further off than this makes "in 20 minutes" a lie.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(60);

    /// <summary>Work that waits longer than this is stuck.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    public static readonly IReadOnlyList<Check> All =
    [
        new("database", DatabaseCheck.LookAsync),
        new("keys", (hub, _) => Task.FromResult<IReadOnlyList<Finding>>(Keys(hub.GetRequiredService<DataFolder>()))),
        new("disk", (hub, _) => Task.FromResult(Disk(hub.GetRequiredService<DataFolder>()))),
        new("clock", ClockAsync),
        new("address", (hub, _) => Task.FromResult(PublicAddress(hub.GetRequiredService<Address>()))),
        new(
            "mail",
            (_, _) =>
                Task.FromResult<IReadOnlyList<Finding>>([new(Health.Ok, "mail", "not configured; Kith sends none yet")])
        ),
        new("help", (hub, _) => Task.FromResult(Help(hub.GetRequiredService<DataFolder>()))),
        new("work", WorkAsync),
    ];

    private static List<Finding> Keys(DataFolder folder)
    {
        var findings = new List<Finding>();
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder.Keys) & OthersMode) != UnixFileMode.None)
            findings.Add(new(Health.Warn, "keys", $"others on this computer may open {folder.Keys}: chmod 700 it"));
        var key = new FileInfo(Path.Combine(folder.Keys, "hub.key"));
        if (key is { Exists: true, Length: not 32 })
            findings.Add(new(Health.Fail, "keys", $"{key.FullName} is damaged: it must hold 32 bytes"));
        if (findings.Count > 0)
            return findings;
        var words = key.Exists
            ? $"in {folder.Keys}; keep a copy elsewhere, backups are without them"
            : $"none yet in {folder.Keys}; they are made when first needed";
        return [new(Health.Ok, "keys", words)];
    }

    private const UnixFileMode OthersMode =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private static IReadOnlyList<Finding> Disk(DataFolder folder)
    {
        var probe = folder.File(".doctor");
        File.WriteAllText(probe, "");
        File.Delete(probe);
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        var health = free switch
        {
            < NoSpace => Health.Fail,
            < LittleSpace => Health.Warn,
            _ => Health.Ok,
        };
        return
        [
            new(
                health,
                "disk",
                $"{(free / 1024 / 1024).ToString("N0", CultureInfo.InvariantCulture)} MB free for {folder.Path}"
            ),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> ClockAsync(IServiceProvider hub, CancellationToken ct)
    {
        var now = hub.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var db = hub.GetRequiredService<AppDb>();
        if (await db.Meetups.MaxAsync(m => (DateTime?)m.ChangedAt, ct) is { } newest && newest > now + ClockSlack)
            return [new(Health.Warn, "clock", $"it says {now:u}, but the newest change was made at {newest:u}")];
        if (db.Database.IsNpgsql())
        {
            var theirs = await db.Database.SqlQuery<DateTime>($"SELECT now() AS \"Value\"").SingleAsync(ct);
            if ((theirs - now).Duration() > ClockSlack)
                return [new(Health.Warn, "clock", $"it says {now:u}, the database's {theirs:u}")];
        }
        return [new(Health.Ok, "clock", $"{now:u}")];
    }

    private static IReadOnlyList<Finding> PublicAddress(Address address) =>
        (address.IsSet, address.IsHttps) switch
        {
            (false, _) => [new(Health.Warn, "address", "Web__PublicUrl is not set: links name this machine only")],
            (true, false) =>
            [
                new(Health.Warn, "address", $"{address.Root} is plain http: others on the way can read along"),
            ],
            (true, true) => [new(Health.Ok, "address", address.Root.AbsoluteUri)],
        };

    private static IReadOnlyList<Finding> Help(DataFolder folder)
    {
        var file = folder.File(HelpLines.FileName);
        if (!File.Exists(file))
            return [new(Health.Ok, "help", "help lines as shipped; not yet checked by this hub")];
        try
        {
            return [new(Health.Ok, "help", $"{HelpLines.Parse(File.ReadAllBytes(file)).Count} countries in {file}")];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [new(Health.Fail, "help", $"{file} cannot be read, the shipped help lines are shown: {e.Message}")];
        }
    }

    private static async Task<IReadOnlyList<Finding>> WorkAsync(IServiceProvider hub, CancellationToken ct)
    {
        var now = hub.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var db = hub.GetRequiredService<AppDb>();
        var failed = await db.ScheduledRuns.Where(r => r.Failures > 0).Select(r => r.Name).ToListAsync(ct);
        var jobs = await db.Jobs.CountAsync(j => j.Failure != null, ct);
        var late = await db.Jobs.CountAsync(j => j.DueAt < now - LongWait, ct);
        var behind = await db.Meetups.CountAsync(
            m => m.HorizonAt < now + Horizon.Ahead - TimeSpan.FromDays(10) && m.State == MeetupState.Published,
            ct
        );
        if (failed.Count + jobs > 0)
            return
            [
                new(
                    Health.Warn,
                    "work",
                    $"{failed.Count + jobs} pieces failed and are tried again: {string.Join(", ", failed)}"
                ),
            ];
        if (late + behind > 0)
            return
            [
                new(
                    Health.Warn,
                    "work",
                    $"{late + behind} pieces have waited for long; the hub does them while it runs"
                ),
            ];
        return [new(Health.Ok, "work", "nothing waits")];
    }
}
