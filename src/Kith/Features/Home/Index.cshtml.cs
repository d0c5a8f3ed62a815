using System.Globalization;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Extensions;

namespace Kith.Features.Home;

/// <summary>The front door: what this is, a search, what happens today and tomorrow, and help.</summary>
[PublicPage]
public sealed class HomeModel(ViewerDb db, CurrentHub hub, TimeProvider clock) : PageModel
{
    private const int MostSoon = 8;
    private const int MostLater = 6;
    private const int DaysInWeek = 7;

    /// <summary>Meetups of today and tomorrow, or, when there are none, the next ones.</summary>
    public IReadOnlyList<Notice> Meetups { get; private set; } = [];

    /// <summary>Whether they are of today and tomorrow.</summary>
    public bool AreSoon { get; private set; }

    /// <summary>Today where the hub is.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>A day as <c>/find</c> takes it.</summary>
    public string Until(int daysAhead) => Today.AddDays(daysAhead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last day of the coming week, as <c>/find</c> takes it.</summary>
    public string WeekEnd => Until(DaysInWeek - 1);

    /// <summary>Two SQL commands at most.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(hub.Facts.Zone) ?? DateTimeZone.Utc;
        var today = now.ToInstant().InZone(zone).Date;
        Today = today.ToDateOnly();
        if (!hub.Facts.IsSetUp)
        {
            return;
        }
        var overmorrow = today.PlusDays(2).AtStartOfDayInZone(zone).ToDateTimeUtc();
        Meetups = await NextAsync(now, overmorrow, MostSoon, ct);
        AreSoon = Meetups is not [];
        if (!AreSoon)
        {
            Meetups = await NextAsync(now, DateTime.MaxValue, MostLater, ct);
        }
    }

    private Task<IReadOnlyList<Notice>> NextAsync(DateTime now, DateTime until, int most, CancellationToken ct) =>
        db.NoticesOfAsync(
            db.Occurrences.Where(time => time.Listed && time.StartsAt > now && time.StartsAt < until)
                .OrderBy(time => time.StartsAt)
                .Take(most),
            ct
        );
}
