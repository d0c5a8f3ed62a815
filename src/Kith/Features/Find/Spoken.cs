using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Find;

/// <summary>
/// The languages meetups here are held in, to choose from. Read again when something public changed, but not more than once
/// a minute: a stream of changes must not make every page ask.
/// </summary>
public sealed class Spoken(HubSnapshot snapshot, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile Reading _last = new([], -1, DateTimeOffset.MinValue);

    /// <summary>BCP 47 codes in alphabetical order.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(ViewerDb db, CancellationToken ct)
    {
        var (last, now) = (_last, clock.GetUtcNow());
        if (last.Version == snapshot.Version || now - last.At < Kept)
            return last.Languages;
        var spoken = await db.Meetups.Select(m => m.Languages).Distinct().ToListAsync(ct);
        _last = new(
            [
                .. spoken
                    .SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.Ordinal),
            ],
            snapshot.Version,
            now
        );
        return _last.Languages;
    }

    private sealed record Reading(IReadOnlyList<string> Languages, long Version, DateTimeOffset At);
}
