using Kith.Data;
using Kith.Features.Week;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Meetups;

/// <summary>One time of a meetup as a poster with strips to tear off; <c>?discreet=1</c> says nothing that tells.</summary>
[PublicPage]
public sealed class PosterModel(ViewerDb db, Say say, WeekWords words, CurrentHub hub, TimeProvider clock) : PageModel
{
    public Sheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, [FromQuery] string? discreet, CancellationToken ct)
    {
        if (await db.NoticeOfTimeAsync(id, ct) is not { } notice)
            return NotFound();
        var (now, facts) = (clock.GetUtcNow().UtcDateTime, hub.Facts);
        var said = SaidTime.Of(say, notice.Time!, notice.Meetup.Zone, facts.Zone, now);
        Sheet = Sheet.OfTime(notice, said, words, facts.Phone, now, discreet == "1");
        return Page();
    }
}
