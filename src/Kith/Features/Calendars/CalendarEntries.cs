using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Time;
using Kith.Web;
using NodaTime;

namespace Kith.Features.Calendars;

/// <summary>Turns notices into calendar entries. They carry what strangers may read on the page, and never a link that is not public.</summary>
public sealed class CalendarEntries(Address address)
{
    /// <summary>One time a meetup meets.</summary>
    public IcsEntry OfTime(Notice notice)
    {
        var time = notice.Time!;
        return Facts(notice) with
        {
            Uid = Uid(time.PublicId),
            When = new Recurrence(Wall(time.StartsLocal), Zone(notice)),
            Length = time.EndsAt is { } end ? Duration.FromTimeSpan(end - time.StartsAt) : null,
            Status = GoesAhead(notice) ? IcsStatus.Confirmed : IcsStatus.Cancelled,
        };
    }

    /// <summary>A series by its rule, with the times that are moved, cancelled or dropped.</summary>
    public IcsEntry OfSeries(Notice series, IEnumerable<Notice> exceptions)
    {
        var (recurrence, changes) = (MeetupTimes.Of(series.Meetup), new List<IcsChange>());
        var dropped = new HashSet<Instant>(recurrence.Except);
        foreach (var notice in exceptions)
        {
            var time = notice.Time!;
            if (time.State == OccurrenceState.Dropped)
                dropped.Add(Zones.At(Wall(time.OriginalLocal), recurrence.Zone));
            else
                changes.Add(new(Wall(time.OriginalLocal), OfTime(notice) with { Uid = Uid(series.Meetup.PublicId) }));
        }
        return Facts(series) with
        {
            Uid = Uid(series.Meetup.PublicId),
            When = recurrence with { Except = dropped },
            Length = series.Meetup.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null,
            Status = series.Meetup.State == MeetupState.Published ? IcsStatus.Confirmed : IcsStatus.Cancelled,
            Changes = changes,
        };
    }

    private IcsEntry Facts(Notice notice) =>
        new()
        {
            Uid = "",
            When = null!,
            Title = notice.Meetup.Title,
            Description = CalendarWords.Of(notice),
            Location = CalendarWords.Place(notice),
            Url = address.Link(notice.Path),
            Position = notice.Place is { Precision: Precision.Exact, Latitude: { } latitude, Longitude: { } longitude }
                ? (latitude, longitude)
                : null,
            Sequence = notice.Meetup.Sequence,
            Modified = Instant.FromDateTimeUtc(notice.Meetup.ChangedAt),
        };

    private string Uid(string id) => $"{id}@{address.Root.Host}";

    private static bool GoesAhead(Notice notice) =>
        notice is { Meetup.State: MeetupState.Published, Time.State: OccurrenceState.Planned or OccurrenceState.Moved };

    private static LocalDateTime Wall(DateTime local) => LocalDateTime.FromDateTime(local);

    private static DateTimeZone Zone(Notice notice) => MeetupTimes.Zone(notice.Meetup.Zone);
}
