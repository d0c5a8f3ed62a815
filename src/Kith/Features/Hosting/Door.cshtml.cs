using Kith.Features.Coming;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>
/// Who has come, ticked off with one thumb at the door: one tap for each person, or the code they show. Who did not come is a note
/// for the hosts alone, and goes with the list.
/// </summary>
public sealed class DoorModel(Hosts hosts, RsvpKeys keys, T texts, TimeProvider clock) : HostTimePage(hosts)
{
    private readonly Hosts _hosts = hosts;

    /// <summary>Handle of the person tapped; null when a code was typed.</summary>
    [BindProperty(Name = "guest")]
    public string? Handle { get; set; }

    /// <summary>What was tapped.</summary>
    [BindProperty(Name = "mark")]
    public Attendance? Mark { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public IReadOnlyList<GuestSeen> Guests { get; private set; } = [];

    /// <summary>People who have come, companions counted.</summary>
    public int Here => Guests.Where(g => g.Rsvp.ArrivedAt is not null).Sum(g => g.Rsvp.Party);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var all = await _hosts.GuestsAsync(Hosted, Time, Roles);
        Guests =
        [
            .. all.Where(g => g.Rsvp.HoldsSeats)
                .OrderBy(g => g.Rsvp.ArrivedAt is not null || g.Rsvp.MissedAt is not null)
                .ThenBy(g => g.Rsvp.Alias, StringComparer.CurrentCultureIgnoreCase),
        ];
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var hash = keys.CodeHash(RsvpKeys.Tidy(Code ?? ""));
        var guest = Guests.FirstOrDefault(g => Handle is null ? g.Rsvp.CodeHash == hash : g.Handle == Handle);
        if (guest is null && Handle is null)
        {
            ModelState.AddModelError("code", texts["Door.CodeUnknown"]);
            return Again();
        }
        if (guest is null || (Handle is not null && Mark is null))
            return NotFound();
        var (id, now) = (guest.Rsvp.Id, clock.GetUtcNow().UtcDateTime);
        var mark = Handle is null ? Attendance.Here : Mark!.Value;
        await Hosted.Db.WriteAsync(async db =>
        {
            var rsvp = await db.Rsvps.FirstOrDefaultAsync(r => r.Id == id);
            rsvp?.Attend(mark, now);
            return true;
        });
        return SeeOther(TimePath("door"));
    }
}
