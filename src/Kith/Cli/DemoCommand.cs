using System.CommandLine;
using Kith.Data;
using Kith.Features.Demo;
using Kith.Web;

namespace Kith.Cli;

/// <summary><c>demo</c>: fills an empty hub with an invented neighbourhood.</summary>
public static class DemoCommand
{
    public static Command Make()
    {
        var times = new Option<int>("--times")
        {
            Description = "How many towns to make; more than one only to measure growth.",
            DefaultValueFactory = _ => 1,
        };
        var members = new Option<int>("--members")
        {
            Description = "How many members to make; only to measure. Prints how the first one signs in.",
        };
        var command = new Command("demo", "Fill an empty hub with a sample neighbourhood.") { times, members };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(parsed.GetValue(CommandLine.Data)!, parsed.GetValue(times), parsed.GetValue(members), ct)
        );
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, int times, int members, CancellationToken ct)
    {
        await using var app = KithHost.BuildQuietly(data);
        if (!await app.Services.GetRequiredService<Opening>().TryAsync(ct))
            return CommandLine.CouldNotRun;
        if (!await FillAsync(app.Services, times, ct))
            return CommandLine.CouldNotRun;
        if (members > 0)
            await JoinAsync(app.Services, members, ct);
        return CommandLine.Done;
    }

    private static async Task JoinAsync(IServiceProvider services, int members, CancellationToken ct)
    {
        var joined = await ActivatorUtilities.CreateInstance<DemoMembers>(services).JoinAsync(members, ct);
        if (joined is { } passphrase)
            Console.WriteLine($"alias: {DemoMembers.First}\npassphrase: {passphrase}");
    }

    /// <summary>Fills the hub behind these services; says on standard error what it does and why it may refuse.</summary>
    public static async Task<bool> FillAsync(IServiceProvider services, int times, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var writes = services.GetRequiredService<WriteQueue>();
        var guests = ActivatorUtilities.CreateInstance<DemoGuests>(services);
        var progress = new Progress<int>(done => Console.Error.WriteLine($"Sample neighbourhood: {done} of {times}."));
        if (await DemoHub.FillAsync(writes, guests, times, now, progress, ct))
        {
            var host = AddMeetup.HostPath + await guests.HostKeyAsync(Sample.Read(), ct);
            await Console.Error.WriteLineAsync(
                $"Who comes to one of the meetups: {services.GetRequiredService<Address>().Link(host)}"
            );
            return true;
        }
        await Console.Error.WriteLineAsync(
            "This hub is already somebody's own. The sample only goes into an empty one."
        );
        return false;
    }
}
