using Kith.Data;
using Kith.Features.Calendars;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>
/// A person's own calendar for a calendar program, which cannot sign in: where they said they come, and what their groups do. It
/// shows what they may see now, not when the address was made.
/// </summary>
public sealed class OwnCalendar(AppDb db, ViewerDb stranger, CalendarEntries entries, T texts, TimeProvider clock)
{
    private const int LongestToken = 40;
    private const int MostTimes = 300;

    /// <summary>How far ahead and back it reaches.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(90);
    private static readonly TimeSpan Back = TimeSpan.FromDays(14);

    /// <summary>The file, or absent for a token that is nobody's any more.</summary>
    public async Task<IResult> FileAsync(string token, string hubName, CancellationToken ct)
    {
        if (token.Length > LongestToken)
            return Results.NotFound();
        var hash = Secrets.Hash(token);
        var found = await (
            from key in db.CalendarKeys.AsNoTracking()
            where key.TokenHash == hash
            join person in db.People on key.PersonId equals person.Id
            where person.SecurityStamp == key.Stamp
            select new { key.Discreet, person }
        ).FirstOrDefaultAsync(ct);
        if (found is null)
            return Results.NotFound();
        var mine = await TimesAsync(await ViewAsync(found.person.Id, ct), ct);
        var listed = mine.Select(entries.OfTime).ToList();
        return found.Discreet
            ? CalendarFile.Discreet(texts["Calendars.Appointment"], listed)
            : CalendarFile.Plain(hubName, "calendar.ics", listed);
    }

    private async Task<ViewerDb> ViewAsync(Guid personId, CancellationToken ct)
    {
        var roles = await db
            .Memberships.Where(m => m.PersonId == personId)
            .Select(m => new { m.GroupId, m.Role })
            .ToDictionaryAsync(m => m.GroupId, m => m.Role, ct);
        return stranger.As(Viewer.Stranger with { PersonId = personId, Roles = roles });
    }

    private Task<IReadOnlyList<Notice>> TimesAsync(ViewerDb view, CancellationToken ct)
    {
        var (from, until, groups) = (Now - Back, Now + Ahead, view.Viewer.Groups);
        var coming = view.OwnRsvps.Where(r =>
            r.State != Coming.RsvpState.Cancelled && r.State != Coming.RsvpState.Lapsed
        );
        var times = view
            .Occurrences.Where(o =>
                o.StartsAt > from
                && o.StartsAt < until
                && !o.IsDraft
                && o.State != OccurrenceState.Dropped
                && (groups.Contains(o.GroupId!.Value) || coming.Any(r => r.OccurrenceId == o.Id))
            )
            .OrderBy(o => o.StartsAt)
            .Take(MostTimes);
        return view.NoticesOfAsync(times, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}

/// <summary>What a person's own pages need.</summary>
public static class OwnSetup
{
    public static IServiceCollection AddKithOwn(this IServiceCollection services) =>
        services.AddScoped<OwnCalendar>().AddSingleton<OwnArchive>();

    public static void MapKithOwn(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/calendars/{token}.ics",
                (string token, OwnCalendar calendar, CurrentHub hub, CancellationToken ct) =>
                    calendar.FileAsync(token, hub.Facts.Name, ct)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
}
