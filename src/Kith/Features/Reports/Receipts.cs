using System.Security.Cryptography;
using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Reports;

/// <summary>A report as whoever has its code reads it.</summary>
public sealed record Receipt(
    Report Report,
    ReportWords? Words,
    IReadOnlyList<(bool FromStewards, string? Words, DateTime At)> Notes
);

/// <summary>Takes reports in and shows them to whoever has the code, without knowing who that is.</summary>
public sealed class Receipts(WriteQueue writes, IDbContextFactory<AppDb> contexts, Secrets secrets, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a report; its code, which is nowhere else.</summary>
    public Task<string> TakeAsync(
        ReportKind kind,
        ReportTarget target,
        ReportWords words,
        bool tellHosts,
        CancellationToken ct
    ) => TakeAsync(kind, target, words, (tellHosts, []), ct);

    /// <summary>The same with what its author shares of a talk, which stewards read below the report.</summary>
    public async Task<string> TakeAsync(
        ReportKind kind,
        ReportTarget target,
        ReportWords words,
        (bool TellHosts, IReadOnlyList<string> Shared) with,
        CancellationToken ct
    )
    {
        var code = RandomNumberGenerator.GetString(RandomId.Readable, ReportWords.CodeLength);
        var report = Report.Of(kind, target, Secrets.Hash(code), words.Seal(secrets), with.TellHosts, Now);
        await writes.RunAsync(
            db =>
            {
                db.Add(report);
                db.AddRange(
                    with.Shared.Select(part => ReportNote.Of(report.Id, fromStewards: false, secrets.Seal(part)!, Now))
                );
                return Task.FromResult(true);
            },
            ct
        );
        return code;
    }

    /// <summary>The report with this code; null when there is none.</summary>
    public async Task<Receipt?> FindAsync(string typed, CancellationToken ct)
    {
        var hash = Secrets.Hash(ReportWords.Code(typed));
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.CodeHash == hash, ct) is not { } report)
            return null;
        var notes = await db
            .ReportNotes.AsNoTracking()
            .Where(n => n.ReportId == report.Id)
            .OrderBy(n => n.At)
            .ToListAsync(ct);
        return new(
            report,
            ReportWords.Open(secrets, report.Sealed),
            [.. notes.Select(n => (n.FromStewards, secrets.Unseal(n.Sealed), n.At))]
        );
    }

    /// <summary>Adds what its author has to say since; what was closed is open again.</summary>
    public Task AddAsync(Guid reportId, string words, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.Reports.FirstOrDefaultAsync(r => r.Id == reportId, ct) is { } report)
                {
                    report.Reopen();
                    db.Add(ReportNote.Of(reportId, fromStewards: false, secrets.Seal(words)!, Now));
                }
                return true;
            },
            ct
        );

    /// <summary>Erases what was closed long enough ago.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var until = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - Rules.ReportRules.KeptFor;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(db => db.Reports.Where(r => r.ClosedAt < until).ExecuteDeleteAsync(ct), ct);
    }
}
