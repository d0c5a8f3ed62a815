using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>
/// Sends what is due, once a minute, one process at a time. What is required goes at once; everything else waits until an hour
/// has passed since the person's last mail and then goes together, so that a day without the mail server ends in one mail each.
/// </summary>
public sealed class Post(
    IDbContextFactory<AppDb> contexts,
    WriteQueue writes,
    MailSettings settings,
    LetterWriter writer,
    Secrets secrets
)
{
    /// <summary>Between two mails that are not required.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>Longest wait before a refused mail is tried again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    /// <summary>Most letters of one round; the rest a minute later.</summary>
    private const int MostAtOnce = 300;

    /// <summary>One round. A server that cannot be reached fails the whole round, which stewards see; nothing is lost by it.</summary>
    /// <exception cref="IOException">The mail server cannot be reached.</exception>
    public async Task RunAsync(DateTime nowUtc, CancellationToken ct)
    {
        await writes.RunAsync(db => db.Letters.Where(l => l.UselessAt <= nowUtc).ExecuteDeleteAsync(ct), ct);
        if (!settings.IsOn)
            return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var due = await Told.Due(db, nowUtc).Take(MostAtOnce).ToListAsync(ct);
        await ForgetAsync(due.Where(told => !told.StillHolds || told.AddressIn(secrets) is null), ct);
        var mails = due.Where(told => told.StillHolds)
            .GroupBy(told => told.AddressIn(secrets), StringComparer.OrdinalIgnoreCase)
            .Where(mail => mail.Key is not null && MaySend([.. mail], nowUtc))
            .ToList();
        if (mails is [])
            return;
        await TellStewardsAsync(() => SendAllAsync(mails, db, nowUtc, ct), nowUtc, ct);
    }

    /// <summary>Keeps when a mail last went, or since when none does.</summary>
    private async Task TellStewardsAsync(Func<Task<bool>> send, DateTime nowUtc, CancellationToken ct)
    {
        try
        {
            if (await send())
                await NoteAsync(state => state.Sent(nowUtc), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await NoteAsync(state => state.Failed(nowUtc), ct);
            throw;
        }
    }

    private Task<bool> NoteAsync(Action<MailState> note, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var state = await db.MailStates.FirstOrDefaultAsync(ct) ?? db.Add(MailState.New()).Entity;
                note(state);
                return true;
            },
            ct
        );

    /// <summary>One conversation; true when the server took at least one mail.</summary>
    private async Task<bool> SendAllAsync(
        List<IGrouping<string?, Told>> mails,
        AppDb db,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var any = false;
        await using var smtp = await Smtp.ConnectAsync(settings, ct);
        foreach (var mail in mails)
            any |= await SendAsync(smtp, db, mail.Key!, [.. mail], nowUtc, ct);
        return any;
    }

    private static bool MaySend(IReadOnlyList<Told> letters, DateTime nowUtc) =>
        letters.Any(l => l.Letter.Required) || letters[0].Mailbox?.MailedAt is not { } last || last + Apart <= nowUtc;

    private async Task<bool> SendAsync(
        Smtp smtp,
        AppDb db,
        string to,
        IReadOnlyList<Told> letters,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var digest = letters.FirstOrDefault(l => l.Letter.Kind == LetterKind.Digest);
        var week = digest is null ? null : await WeekLine.OfAsync(db, digest.Letter.PersonId!.Value, nowUtc, ct);
        try
        {
            await smtp.SendAsync(writer.Write(to, letters, week, nowUtc), settings.From!, nowUtc, ct);
        }
        catch (SmtpRefusedException)
        {
            await PutOffAsync(letters, nowUtc, ct);
            return false;
        }
        await ForgetAsync(letters, ct);
        if (letters[0].Mailbox is { PersonId: var mine })
            await writes.RunAsync(
                inner =>
                    inner
                        .Mailboxes.Where(m => m.PersonId == mine)
                        .ExecuteUpdateAsync(m => m.SetProperty(x => x.MailedAt, nowUtc), ct),
                ct
            );
        return true;
    }

    private Task<int> ForgetAsync(IEnumerable<Told> letters, CancellationToken ct)
    {
        var ids = letters.Select(l => l.Letter.Id).ToList();
        return ids is []
            ? Task.FromResult(0)
            : writes.RunAsync(db => db.Letters.Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(ct), ct);
    }

    private Task<int> PutOffAsync(IReadOnlyList<Told> letters, DateTime nowUtc, CancellationToken ct)
    {
        var ids = letters.Select(l => l.Letter.Id).ToList();
        var minutes = Math.Min(Math.Pow(2, letters.Max(l => l.Letter.Attempts)), LongestWait.TotalMinutes);
        var again = nowUtc + TimeSpan.FromMinutes(minutes);
        return writes.RunAsync(
            db =>
                db.Letters.Where(l => ids.Contains(l.Id))
                    .ExecuteUpdateAsync(
                        l => l.SetProperty(x => x.DueAt, again).SetProperty(x => x.Attempts, x => x.Attempts + 1),
                        ct
                    ),
            ct
        );
    }
}
