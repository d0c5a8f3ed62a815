using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>Plans the meetups of a group that arrives, with the days that are not as their rules say. Works inside its transaction.</summary>
internal sealed class Settling(
    AppDb db,
    (Group Group, string HostName) at,
    (string Country, DateTime NowUtc) here,
    List<Flaw> notes
)
{
    private readonly Dictionary<FiledPlace, Guid> _venues = [];

    public async Task SettleAsync(IReadOnlyList<FiledMeetup> filed, CancellationToken ct)
    {
        // Only the host is here yet: no second adult whom a steward has checked.
        if (!AgeRules.MayMeet(at.Group.Ages, checkedHosts: 1).IsAllowed)
        {
            notes.AddRange(filed.Take(1).Select(_ => new Flaw("meetups", "Moving.Note.Young")));
            return;
        }
        var planned = new List<(Meetup Meetup, FiledMeetup Filed)>();
        foreach (var one in filed)
        {
            if (await PlanAsync(one, ct) is { } meetup)
                planned.Add((meetup, one));
        }
        await Upkeep.RefreshAsync(db, [.. planned.Select(p => p.Meetup.Id)], here.NowUtc, ct);
        foreach (var (meetup, one) in planned)
            await ChangeAsync(meetup, one, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Meetup?> PlanAsync(FiledMeetup filed, CancellationToken ct)
    {
        if (!AgeRules.MayMeet(filed.Ages, checkedHosts: 1).IsAllowed)
        {
            notes.Add(new("meetups", "Moving.Note.Young"));
            return null;
        }
        var meetup = Unpacking.Plan(filed, here.NowUtc);
        var moved = filed.Days.Any(d => d.State == OccurrenceState.Moved && Utc(meetup, d.Starts!.Value) > here.NowUtc);
        if (!filed.ByAppointment && !moved && !Horizon.MeetsAgain(meetup, here.NowUtc))
        {
            notes.Add(new("meetups", "Moving.Note.Past", filed.Title));
            return null;
        }
        meetup
            .Welcome(at.HostName, greeter: null, filed.FirstVisit)
            .Meets(filed.Mode, await VenueAsync(filed.Place, ct))
            .Belongs(at.Group);
        if (filed.JustTurnUp)
            meetup.TurnUp();
        if (filed.State == MeetupState.Draft)
            meetup.Draft();
        if (filed.State == MeetupState.Paused)
            meetup.Pause(filed.StateReason);
        db.Add(meetup);
        return meetup;
    }

    private async Task<Guid?> VenueAsync(FiledPlace? place, CancellationToken ct)
    {
        if (place is null)
            return null;
        if (_venues.TryGetValue(place, out var known))
            return known;
        var venue = Venue
            .Add(place.Name.Trim(), place.Address, place.Area, place.Precision)
            .Offers(place.Access, place.Directions, place.Transport);
        if (await PostalHint.FindAsync(db, venue.Address, here.Country, ct) is { } postal)
            venue.At(postal.Latitude, postal.Longitude);
        db.Add(venue);
        return _venues[place] = venue.Id;
    }

    private async Task ChangeAsync(Meetup meetup, FiledMeetup filed, CancellationToken ct)
    {
        var times = await db
            .Occurrences.Where(o => o.MeetupId == meetup.Id)
            .ToDictionaryAsync(o => o.OriginalLocal, ct);
        foreach (var day in filed.Days)
        {
            if ((times.GetValueOrDefault(day.On) ?? Late(meetup, day)) is not { } time)
            {
                notes.Add(new("meetups", "Moving.Note.Day", $"{filed.Title}, {day.On:yyyy-MM-dd}"));
                continue;
            }
            if (day.OwnSeats)
                time.Seat(day.Seats);
            if (day.State == OccurrenceState.Cancelled)
                time.Cancel(day.Reason);
            if (day.State == OccurrenceState.Moved)
                time.Move(When(meetup, day), await VenueAsync(day.Place, ct), day.Reason);
        }
    }

    /// <summary>The day was before now and is moved to one that is ahead: the rule gives no row for it any more.</summary>
    private Occurrence? Late(Meetup meetup, FiledDay day)
    {
        var isLate = day.Starts is { } to && Utc(meetup, day.On) < here.NowUtc && Utc(meetup, to) > here.NowUtc;
        return isLate ? db.Add(Occurrence.Of(meetup, day.On, Utc(meetup, day.On))).Entity : null;
    }

    private static (DateTime Local, DateTime Utc, DateTime? EndsUtc) When(Meetup meetup, FiledDay day)
    {
        var utc = Utc(meetup, day.Starts!.Value);
        return (day.Starts.Value, utc, day.Minutes is { } minutes ? utc.AddMinutes(minutes) : null);
    }

    private static DateTime Utc(Meetup meetup, DateTime local) =>
        Time.Zones.At(NodaTime.LocalDateTime.FromDateTime(local), MeetupTimes.Zone(meetup.Zone)).ToDateTimeUtc();
}
