using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>What the mail needs, and its recurring work.</summary>
public static class MailSetup
{
    private static readonly TimeSpan DigestEvery = TimeSpan.FromDays(7);

    /// <summary>Longest lead of a reminder, in hours.</summary>
    public const int LongestReminder = 48;

    private static readonly TimeSpan DigestUseful = TimeSpan.FromDays(1);

    public static IServiceCollection AddKithMail(this IServiceCollection services) =>
        services
            .AddSingleton<MailSettings>()
            .AddSingleton<StopLinks>()
            .AddSingleton<LetterWriter>()
            .AddSingleton<Mailboxes>()
            .AddSingleton<Post>();

    /// <summary>Sends what is due.</summary>
    public static Task SendAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Post>().RunAsync(Now(services), ct);

    /// <summary>Puts down the weekly list of everybody who wants it, and forgets what stood in inboxes long enough.</summary>
    public static async Task DigestAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = Now(services);
        var writes = services.GetRequiredService<WriteQueue>();
        await writes.RunAsync(
            async db =>
            {
                var (before, old) = (now - DigestEvery, now - InboxLine.KeptFor);
                await db.InboxLines.Where(l => l.CreatedAt <= old).ExecuteDeleteAsync(ct);
                var due = await db
                    .Mailboxes.Where(m =>
                        m.Digest && m.ConfirmedAt != null && (m.DigestAt == null || m.DigestAt <= before)
                    )
                    .ToListAsync(ct);
                foreach (var mailbox in due)
                {
                    mailbox.Digested(now);
                    db.Add(Letter.To(mailbox.PersonId, LetterKind.Digest, now, now + DigestUseful));
                }
                return due.Count;
            },
            ct
        );
    }

    /// <summary>Puts down a reminder for who comes to something soon, as long before as they asked for.</summary>
    public static async Task RemindAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = Now(services);
        var latest = now.AddHours(LongestReminder);
        await services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    var soon = await (
                        from rsvp in db.Rsvps
                        where rsvp.State == RsvpState.Going && rsvp.RemindedAt == null
                        join mailbox in db.Mailboxes on rsvp.PersonId equals (Guid?)mailbox.PersonId
                        where mailbox.ConfirmedAt != null && mailbox.ReminderHours != null
                        join time in db.Occurrences on rsvp.OccurrenceId equals time.Id
                        where time.StartsAt > now && time.StartsAt <= latest
                        where time.State == OccurrenceState.Planned || time.State == OccurrenceState.Moved
                        select new
                        {
                            rsvp,
                            time.StartsAt,
                            Hours = mailbox.ReminderHours!.Value,
                        }
                    ).ToListAsync(ct);
                    foreach (var due in soon.Where(s => s.StartsAt <= now.AddHours(s.Hours)))
                    {
                        due.rsvp.Remind(now);
                        // Who said it just now need not be told.
                        if (due.rsvp.CreatedAt < due.StartsAt.AddHours(-due.Hours))
                            db.Add(Letter.About(due.rsvp, LetterKind.Reminder, now, due.StartsAt));
                    }
                    return soon.Count;
                },
                ct
            );
    }

    private static DateTime Now(IServiceProvider services) =>
        services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
}
