using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Mail;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>What a host wants to change in a series, checked by its page.</summary>
/// <param name="Form">What the host said.</param>
/// <param name="IsRetimed">Whether day, hour or rhythm are other than they were.</param>
/// <param name="VenueId">The known place that was chosen; null for a new one or none.</param>
/// <param name="Reason">Why, for everybody whose day moves or falls away.</param>
public sealed record Revision(PlanForm Form, bool IsRetimed, Guid? VenueId, string? Reason);

/// <summary>
/// Makes and changes meetups. Whoever said they come stays on the list of the same time, wherever it moves; a time that falls
/// away while people come to it is cancelled with a reason, never silently gone, and whoever is on a list is told of every change
/// of when, where or whether. Callers have decided who may.
/// </summary>
public sealed class Planning(WriteQueue writes, CurrentHub hub, TimeProvider clock)
{
    /// <summary>A new meetup of a group on the hub's clock; its public id.</summary>
    public Task<string> PlanAsync(Group group, PlanForm form, Guid? venueId, string? hostName) =>
        writes.RunAsync(async db =>
        {
            var meetup = Meetup.Plan(form.Title!, form.Begins(), hub.Facts.Zone, Now);
            meetup.Welcome(hostName, null, null).For(group.Led, null, null).Belongs(group);
            form.WriteWhen(meetup, hub.Facts.Zone);
            form.Write(meetup);
            meetup.Meets(form.Mode, await VenueAsync(db, form, venueId));
            db.Add(meetup);
            await Upkeep.RefreshAsync(db, [meetup.Id], Now, default);
            return meetup.PublicId;
        });

    /// <summary>Changes all times of a meetup that are still ahead; those that are over stay as people saw them.</summary>
    public Task ReviseAsync(Guid meetupId, Revision revision) =>
        writes.RunAsync(async db =>
        {
            var promised = await Promised.ReadAsync(db, [meetupId], Now);
            await ReviseAsync(db, await db.Meetups.SingleAsync(m => m.Id == meetupId), revision);
            await promised.TellAsync(db, Now);
            return true;
        });

    /// <summary>
    /// Changes this time and all that follow: the series ends before it, and the rest goes on as a series of its own, whose
    /// public id is returned. Times keep their rows, so links, codes and lists stay; with nothing before it all times change.
    /// </summary>
    public Task<string> SplitAsync(Guid occurrenceId, Revision revision) =>
        writes.RunAsync(async db =>
        {
            var first = await db.Occurrences.AsNoTracking().SingleAsync(o => o.Id == occurrenceId);
            var promised = await Promised.ReadAsync(db, [first.MeetupId], Now);
            var meetup = await db.Meetups.SingleAsync(m => m.Id == first.MeetupId);
            var isAll = !await db.Occurrences.AnyAsync(o =>
                o.MeetupId == meetup.Id && o.OriginalLocal < first.OriginalLocal
            );
            var rest = isAll ? meetup : await SplitAsync(db, meetup, first.OriginalLocal);
            await ReviseAsync(db, rest, revision);
            await Upkeep.RefreshAsync(db, [meetup.Id], Now, default);
            await promised.TellAsync(db, Now);
            return rest.PublicId;
        });

    private async Task<Meetup> SplitAsync(AppDb db, Meetup meetup, DateTime from)
    {
        var rest = meetup.Split(Now);
        SeriesCut.At(meetup, rest, from);
        meetup.Changed(Now);
        db.Add(rest);
        await db.SaveChangesAsync();
        var moving = db.Occurrences.Where(o => o.MeetupId == meetup.Id && o.OriginalLocal >= from);
        var ids = await moving.Select(o => o.Id).ToListAsync();
        foreach (var time in await moving.ToListAsync())
            time.Join(rest);
        await db.SaveChangesAsync();
        await db
            .Rsvps.Where(r => ids.Contains(r.OccurrenceId))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.MeetupId, rest.Id));
        await db
            .Messages.Where(m => ids.Contains(m.OccurrenceId))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.MeetupId, rest.Id));
        return rest;
    }

    private async Task ReviseAsync(AppDb db, Meetup meetup, Revision revision)
    {
        if (revision.IsRetimed)
            revision.Form.WriteWhen(meetup, meetup.Zone);
        revision.Form.Write(meetup);
        meetup.Meets(revision.Form.Mode, await VenueAsync(db, revision.Form, revision.VenueId));
        meetup.Changed(Now);
        if (revision.IsRetimed)
            await RetimeAsync(db, meetup, revision.Reason);
        await Upkeep.RefreshAsync(db, [meetup.Id], Now, default);
    }

    /// <summary>Moves the times that are ahead to where the new rule wants them, before the horizon is filled up.</summary>
    private async Task RetimeAsync(AppDb db, Meetup meetup, string? reason)
    {
        var since = Horizon.Since(Now);
        var existing = await db
            .Occurrences.Where(o => o.MeetupId == meetup.Id && (o.StartsAt >= since || o.OriginalLocal >= since))
            .ToListAsync();
        var wanted = await WantedAsync(db, existing);
        var shifts = Shift.Of(meetup, existing, Now);
        var slots = shifts.Where(s => s.IsMoved).Select(s => s.NewLocal).ToHashSet();
        foreach (
            var dropped in existing.Where(o => o.State == OccurrenceState.Dropped && slots.Contains(o.OriginalLocal))
        )
            dropped.StepAside();
        await db.SaveChangesAsync();
        foreach (var shift in shifts.Where(s => s.IsMoved))
        {
            shift.Time.Retime(shift.NewLocal!.Value, shift.NewUtc!.Value);
            if (wanted.Contains(shift.Time.Id) && shift.Time.State == OccurrenceState.Planned)
                shift.Time.Explain(reason);
        }
        foreach (var gone in shifts.Where(s => s.FallsAway && wanted.Contains(s.Time.Id)).Select(s => s.Time))
        {
            if (gone.State is OccurrenceState.Planned or OccurrenceState.Moved)
                gone.Cancel(reason);
        }
        await db.SaveChangesAsync();
    }

    // Times somebody comes to or waits for.
    private static async Task<HashSet<Guid>> WantedAsync(AppDb db, List<Occurrence> times)
    {
        var ids = times.Select(o => o.Id).ToList();
        return await db
            .Rsvps.Where(r => ids.Contains(r.OccurrenceId))
            .Where(Rules.RsvpRules.OnTheList)
            .Select(r => r.OccurrenceId)
            .ToHashSetAsync();
    }

    private async Task<Guid?> VenueAsync(AppDb db, PlanForm form, Guid? known)
    {
        if (!form.HasRoom)
            return null;
        if (!form.IsNewPlace)
            return known;
        var venue = form.NewVenue();
        if (await PostalHint.FindAsync(db, venue.Address, hub.Facts.Country, default) is { } postal)
            venue.At(postal.Latitude, postal.Longitude);
        db.Add(venue);
        return venue.Id;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
