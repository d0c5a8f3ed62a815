using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Moving;

/// <summary>Writes meetups as they stand in a group's file.</summary>
/// <param name="plain">The group's words without names that stay.</param>
/// <param name="venues">The places these meetups use.</param>
internal sealed class Filing(Unnamed plain, IReadOnlyDictionary<Guid, Venue> venues)
{
    /// <summary>A meetup with those of its days that are not as the rule says.</summary>
    public FiledMeetup Of(Meetup meetup, IEnumerable<Occurrence> days) =>
        new()
        {
            Title = plain.Words(meetup.Title),
            Description = plain.MaybeWords(meetup.Description),
            Kind = meetup.Kind,
            Languages = meetup.Languages,
            Led = meetup.Led,
            Ages = meetup.Ages,
            Cost = meetup.Cost,
            CostNote = plain.MaybeWords(meetup.CostNote),
            FirstVisit = plain.MaybeWords(meetup.FirstVisit),
            Bring = plain.MaybeWords(meetup.Bring),
            ContentNote = plain.MaybeWords(meetup.ContentNote),
            AccessNote = plain.MaybeWords(meetup.AccessNote),
            Types = meetup.Types,
            Mode = meetup.Mode,
            Place = Place(meetup.VenueId),
            Link = plain.Address(meetup.OnlineLink),
            DialIn = plain.MaybeWords(meetup.DialIn),
            LinkShown = meetup.LinkShown,
            Seats = meetup.Capacity,
            Roles = [.. meetup.Roles.Select(r => new FiledRole(plain.Words(r.Name), r.Seats))],
            Phone = plain.MaybeWords(meetup.Phone),
            JustTurnUp = meetup.JustTurnUp,
            ByApproval = meetup.ByApproval,
            Questions = Packing.Lines(plain.MaybeWords(meetup.Questions)),
            // What rests because its group does wakes up with it, wherever that is.
            State = meetup.RestsWithGroup ? MeetupState.Published : meetup.State,
            StateReason = meetup.RestsWithGroup ? null : plain.MaybeWords(meetup.StateReason),
            Starts = meetup.StartsLocal,
            Zone = meetup.Zone,
            Minutes = meetup.Minutes,
            Rule = meetup.Rule,
            ExtraDates = meetup.ExtraDates,
            LeftOutDates = meetup.LeftOutDates,
            ByAppointment = meetup.ByAppointment,
            Days = [.. days.Take(GroupFile.MostDays).Select(Day)],
        };

    private FiledDay Day(Occurrence day)
    {
        var isMoved = day.State == OccurrenceState.Moved;
        return new()
        {
            On = day.OriginalLocal,
            State = day.State,
            Starts = isMoved ? day.StartsLocal : null,
            Minutes = isMoved && day.EndsAt is { } ends ? (int)(ends - day.StartsAt).TotalMinutes : null,
            Place = isMoved ? Place(day.VenueId) : null,
            Reason = plain.MaybeWords(day.Reason),
            OwnSeats = day.OwnCapacity,
            Seats = day.OwnCapacity ? day.Capacity : null,
        };
    }

    private FiledPlace? Place(Guid? id) =>
        id is { } known && venues.TryGetValue(known, out var venue)
            ? new()
            {
                Name = plain.Words(venue.Name),
                Address = plain.MaybeWords(venue.Address),
                Area = plain.MaybeWords(venue.Area),
                Precision = venue.Precision,
                Access = venue.Access,
                Directions = plain.MaybeWords(venue.Directions),
                Transport = plain.MaybeWords(venue.Transport),
            }
            : null;
}
