using Kith.Data;
using Kith.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Whether people are told what they wait for. Numbers and times only: never an address, a subject or a name.</summary>
public sealed class MailModel(ViewerDb db, MailSettings settings) : AdminPage(db)
{
    /// <summary>Whether a mail server is set at all.</summary>
    public bool IsOn => settings.IsOn;

    public DateTime? SentAt { get; private set; }

    public DateTime? FailingSince { get; private set; }

    /// <summary>What somebody would stand before a closed door without.</summary>
    public int Needed { get; private set; }

    /// <summary>Reminders and weekly lists.</summary>
    public int Friendly { get; private set; }

    /// <summary>How many the server has turned down at least once.</summary>
    public int TurnedDown { get; private set; }

    /// <summary>When the oldest one that waits was written.</summary>
    public DateTime? Oldest { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        var state = await Db.MailStates.FirstOrDefaultAsync();
        var waiting = await Db
            .LettersOnDuty.GroupBy(l => l.Required)
            .Select(g => new
            {
                Required = g.Key,
                Count = g.Count(),
                TurnedDown = g.Sum(l => l.Attempts > 0 ? 1 : 0),
                Oldest = g.Min(l => l.WrittenAt),
            })
            .ToListAsync();
        (SentAt, FailingSince) = (state?.SentAt, state?.FailingSince);
        Needed = waiting.Where(w => w.Required).Sum(w => w.Count);
        Friendly = waiting.Where(w => !w.Required).Sum(w => w.Count);
        TurnedDown = waiting.Sum(w => w.TurnedDown);
        Oldest = waiting.Min(w => w.Oldest);
        return null;
    }
}
