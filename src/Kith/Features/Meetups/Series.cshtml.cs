using Kith.Data;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Meetups;

/// <summary>A meetup as a whole: what it is, how often it meets, and its next times. One by appointment says how to arrange it.</summary>
[PublicPage]
public sealed class SeriesModel(ViewerDb db, RuleWords words, TimeProvider clock) : PageModel
{
    /// <summary>Times named on the page.</summary>
    private const int MostTimes = 10;

    public Notice Notice { get; private set; } = null!;

    public IReadOnlyList<Occurrence> Times { get; private set; } = [];

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public bool IsMeeting => Notice.Meetup.State == MeetupState.Published;

    /// <summary>"Every Thursday at 18:30"; null when only its dates can say it.</summary>
    public string? Rule => words.Of(Notice.Meetup);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await db.NoticeOfSeriesAsync(id, ct) is not { } notice)
            return NotFound();
        Notice = notice;
        Times = await db.TimesAheadAsync(notice.Meetup.Id, Now, MostTimes, ct);
        return Page();
    }
}
