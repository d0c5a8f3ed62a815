using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Backups;
using Kith.Features.Cards;
using Kith.Features.Coming;
using Kith.Features.Gaps;
using Kith.Features.Groups;
using Kith.Features.HelpNow;
using Kith.Features.Meetups;
using Kith.Features.Neighbours;
using Kith.Features.Polls;
using Kith.Features.Reports;
using Kith.Features.Safety;
using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Features.Wishes;
using Kith.Mail;

namespace Kith.Jobs;

/// <summary>A piece of recurring work. Each must be harmless when run twice, and short or done in steps.</summary>
/// <param name="Name">Its name in the database and for stewards.</param>
/// <param name="Every">How often it is due.</param>
/// <param name="Run">The work; gets services of a scope of its own.</param>
/// <param name="IsLong">Whether it waits for others' machines: then it runs beside the rest, and holds nothing up.</param>
public sealed record Recurring(
    string Name,
    TimeSpan Every,
    Func<IServiceProvider, CancellationToken, Task> Run,
    bool IsLong = false
);

/// <summary>A kind of work that a change asks for through a <see cref="Job"/> row.</summary>
/// <param name="Kind">The name in the row.</param>
/// <param name="Run">The work; gets the row's <c>About</c>.</param>
public sealed record Handler(string Kind, Func<IServiceProvider, string?, CancellationToken, Task> Run);

/// <summary>All work that happens without anybody asking, in one table.</summary>
public static class Schedule
{
    public static readonly IReadOnlyList<Recurring> All =
    [
        new("horizon", TimeSpan.FromHours(6), ExtendHorizonAsync),
        new("offers", TimeSpan.FromMinutes(1), GuestUpkeep.ExpireOffersAsync),
        new("newcomers", TimeSpan.FromHours(6), Requesting.TidyAsync),
        new("erase-reports", TimeSpan.FromHours(12), Receipts.EraseAsync),
        new("end-pauses", TimeSpan.FromMinutes(5), Pausing.EndAsync),
        new("count-gaps", TimeSpan.FromMinutes(10), GapCounter.FlushAsync),
        new("erase-wishes", TimeSpan.FromHours(12), WishBook.EraseAsync),
        new("mail", TimeSpan.FromMinutes(1), MailSetup.SendAsync),
        new("reminders", TimeSpan.FromMinutes(5), MailSetup.RemindAsync),
        new("digests", TimeSpan.FromHours(1), MailSetup.DigestAsync),
        new("erase-first-steps", TimeSpan.FromHours(6), FirstSteps.EraseAsync),
        new("erase-sessions", TimeSpan.FromHours(12), Sessions.EraseEndedAsync),
        new("erase-members", TimeSpan.FromHours(1), Erasure.EraseDueAsync),
        new("sealed-backup", TimeSpan.FromMinutes(30), SealedBackups.RunAsync),
        new("erase-polls", TimeSpan.FromHours(12), Polling.EraseAsync),
        new("erase-copies", TimeSpan.FromHours(12), EraseCopiesAsync),
        new("erase-suggestions", TimeSpan.FromHours(12), SuggestionBook.EraseAsync),
        new("erase-edits", TimeSpan.FromHours(12), EditEnds.EraseAsync),
        new("starter-cards", TimeSpan.FromHours(24), StarterCards.BringAsync),
        new("help-lines", TimeSpan.FromMinutes(10), LineBook.BringAsync),
        new("service-finder", TimeSpan.FromHours(12), SpotBook.FillAsync),
        new("phone-list", TimeSpan.FromDays(1), CallList.FillAsync),
        new("read-lists", TimeSpan.FromMinutes(10), ListBook.ReadDueAsync, IsLong: true),
        new("neighbours", TimeSpan.FromHours(6), NeighbourUpkeep.RunAsync),
        new("erase-guests", TimeSpan.FromHours(1), GuestUpkeep.EraseGuestsAsync),
    ];

    public static readonly IReadOnlyList<Handler> Handlers = [];

    public static void AddKithJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobRunner>();
        services.AddHostedService(s => s.GetRequiredService<JobRunner>());
    }

    private static Task EraseCopiesAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        Migrator.EraseCopies(services.GetRequiredService<AppDb>(), now);
        return Task.CompletedTask;
    }

    private static async Task ExtendHorizonAsync(IServiceProvider services, CancellationToken ct)
    {
        var (writes, clock) = (services.GetRequiredService<WriteQueue>(), services.GetRequiredService<TimeProvider>());
        while (await writes.RunAsync(db => Upkeep.ExtendAsync(db, clock.GetUtcNow().UtcDateTime, ct), ct) > 0) { }
    }
}
