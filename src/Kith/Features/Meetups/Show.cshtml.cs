using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Meetups;

/// <summary>
/// One time a meetup meets, all a visitor needs to dare to come: when, where, who is there, what happens. The page stays when
/// the meetup is moved, cancelled or over, and says why.
/// </summary>
[PublicPage]
public sealed class ShowModel(ViewerDb db, TimeProvider clock) : PageModel
{
    /// <summary>Other times named on the page.</summary>
    private const int MostOthers = 6;

    public Notice Notice { get; private set; } = null!;

    public IReadOnlyList<Occurrence> Others { get; private set; } = [];

    /// <summary>The roles people come in; none where all come alike.</summary>
    public IReadOnlyList<RoleSeats> Roles { get; private set; } = [];

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public Occurrence Time => Notice.Time!;

    public bool IsOver => Notice.IsOver(Now);

    /// <summary>Whether anybody may say "I'm coming", and if not, why.</summary>
    public Verdict MayCome => RsvpRules.MayCome(Notice.Meetup, Time, Now);

    /// <summary>Whether one can go there at all: neither cancelled nor over nor at rest.</summary>
    public bool GoesAhead =>
        Notice.Meetup.State == MeetupState.Published
        && (Time.State is OccurrenceState.Planned or OccurrenceState.Moved)
        && !IsOver;

    /// <summary>The next time to go to instead of this one; null when none is known.</summary>
    public Occurrence? Next =>
        Notice.Meetup.State == MeetupState.Published
            ? Others.FirstOrDefault(o => o.State is OccurrenceState.Planned or OccurrenceState.Moved)
            : null;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await db.NoticeOfTimeAsync(id, ct) is not { } notice)
            return NotFound();
        Notice = notice;
        var ahead = await db.TimesAheadAsync(notice.Meetup.Id, Now, MostOthers + 1, ct);
        Others = [.. ahead.Where(o => o.Id != notice.Time!.Id).Take(MostOthers)];
        Roles = await db.RolesOfAsync(Time);
        return Page();
    }
}
