using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Time;
using Kith.Web;
using NodaTime;
using NodaTime.Extensions;

namespace Kith.Features.Coming;

/// <summary>
/// One's own "I'm coming" for one's own calendar: discreet, or with the meetup's name, as the person chooses. Nothing in the
/// discreet file (title, description, place, UID, program, address, file name) says what the appointment is.
/// </summary>
public sealed class Appointment(RsvpKeys keys, T texts, Address address, TimeProvider clock)
{
    private const string NoProgram = "-//Calendar//EN";
    private const string Kith = "-//Kith//Kith//EN";

    /// <summary>The file that says only "Appointment".</summary>
    public IResult Discreet(Holding mine) =>
        File(NoProgram, Entry(mine, texts["Coming.Appointment"]), "appointment.ics");

    /// <summary>The file that names the meetup and what this person may know of its place.</summary>
    public IResult Plain(Holding mine)
    {
        var place = mine.Place;
        var words = new[] { place?.Name, place?.Address, place?.Area }.Where(w => w is { Length: > 0 });
        var plain = Entry(mine, mine.Meetup.Title) with
        {
            Location = string.Join(", ", words) is { Length: > 0 } where ? where : null,
            Description = mine.MaySeeLink ? mine.Meetup.OnlineLink ?? mine.Meetup.DialIn : null,
            Url = address.Link($"/meetups/{mine.Occurrence.PublicId}"),
        };
        return File(Kith, plain, "meetup.ics");
    }

    private IcsEntry Entry(Holding mine, string title)
    {
        var (time, zone) = (mine.Occurrence, MeetupTimes.Zone(mine.Meetup.Zone));
        var isOff = !mine.IsGoing || time.State is OccurrenceState.Cancelled or OccurrenceState.Dropped;
        return new IcsEntry
        {
            Uid = keys.Uid(mine.Rsvp).ToString(),
            When = new Recurrence(LocalDateTime.FromDateTime(time.StartsLocal), zone),
            Title = title,
            Length = time.EndsAt is { } end ? Duration.FromTimeSpan(end - time.StartsAt) : null,
            Status = isOff ? IcsStatus.Cancelled : IcsStatus.Confirmed,
            Sequence = mine.Meetup.Sequence,
        };
    }

    private IResult File(string program, IcsEntry entry, string name) =>
        Results.File(
            IcsWriter.ToBytes(
                new IcsFeed
                {
                    ProductId = program,
                    Stamp = clock.GetUtcNow().ToInstant(),
                    Entries = [entry],
                }
            ),
            IcsWriter.ContentType,
            name
        );
}
