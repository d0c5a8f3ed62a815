using Kith.Data;
using Kith.Features.Week;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Meetups;

/// <summary>A series as a poster that may hang for months: how often it meets rather than when next.</summary>
[PublicPage]
public sealed class SeriesPosterModel(ViewerDb db, Say say, WeekWords words, RuleWords rules, TimeProvider clock)
    : PageModel
{
    /// <summary>Dates that fit where no sentence says how often.</summary>
    private const int MostDates = 5;

    public Sheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        string id,
        [FromQuery] string? discreet,
        [FromServices] CurrentHub hub,
        CancellationToken ct
    )
    {
        if (await db.NoticeOfSeriesAsync(id, ct) is not { } notice)
            return NotFound();
        var meetup = notice.Meetup;
        var now = clock.GetUtcNow().UtcDateTime;
        var times = await db.TimesAheadAsync(meetup.Id, now, MostDates, ct);
        var dates = times
            .Where(t => t.State is OccurrenceState.Planned or OccurrenceState.Moved)
            .Select(t => say.DayAt(Say.Local(t.StartsAt, meetup.Zone), Say.Local(now, meetup.Zone)))
            .ToList();
        Sheet = Sheet.OfSeries(notice, rules.Of(meetup), dates, words, hub.Facts.Phone, discreet == "1");
        return Page();
    }
}
