using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Mail;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>Cancels this one time. Its page stays and says why; everybody who was coming sees it on theirs.</summary>
public sealed class CancelModel(Hosts hosts, TimeProvider clock) : HostTimePage(hosts)
{
    [
        BindProperty(Name = "reason"),
        Required(ErrorMessage = "Hosting.Reason.Missing"),
        StringLength(500),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var (id, now) = (Time.Id, clock.GetUtcNow().UtcDateTime);
        return await Hosted.Db.WriteAsync(async db =>
        {
            var time = await db.Occurrences.SingleAsync(o => o.Id == id);
            var meetup = await db.Meetups.SingleAsync(m => m.Id == time.MeetupId);
            var verdict = HostingRules.MayChange(time, now);
            if (!verdict.IsAllowed)
                return verdict;
            time.Cancel(Reason);
            meetup.Changed(now);
            await db.TellAsync(id, LetterKind.Cancelled, now);
            return Verdict.Allowed;
        }) switch
        {
            { IsAllowed: true } => SeeOther(TimePath()),
            var refused => Refuse(refused),
        };
    }
}
