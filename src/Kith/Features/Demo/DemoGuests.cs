using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Demo;

/// <summary>Invented people who come to meetups of the sample, one of them full, so that lists and the waitlist can be seen.</summary>
public sealed class DemoGuests(WriteQueue writes, Seats seats, RsvpKeys keys)
{
    private const string Once = "invented-guest";

    /// <summary>
    /// Opens the first meetup with guests to whoever looks at the sample as its host: the secret of its host link, which comes
    /// out of this hub's key and is the same each time.
    /// </summary>
    public Task<string> HostKeyAsync(Sample sample, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var title = sample.Guests[0].Title;
                var meetup = await db.Meetups.SingleAsync(m => m.Title == title, ct);
                var key = keys.TokenForHost(meetup.PublicId, Once);
                meetup.HostedBy(Secrets.Hash(key));
                return key;
            },
            ct
        );

    /// <summary>Lets everybody come who has not said so before: a run that was stopped goes on where it ended.</summary>
    public async Task ComeAsync(Sample sample, DateTime nowUtc, CancellationToken ct)
    {
        if (await writes.RunAsync(db => IsDoneAsync(db, sample, ct), ct))
            return;
        foreach (var guests in sample.Guests)
        {
            var time = await writes.RunAsync(db => DemoDays.Next(db, guests.Title, nowUtc).FirstAsync(ct), ct);
            foreach (var person in guests.People)
                await seats.ComeAsync(time, Guest(person), Token(time, person));
        }
    }

    private static async Task<bool> IsDoneAsync(AppDb db, Sample sample, CancellationToken ct) =>
        await db.Rsvps.CountAsync(ct) >= sample.Guests.Sum(g => g.People.Count);

    private Guest Guest(SampleGuest person) =>
        new(
            person.Alias,
            person.Party,
            keys.Seal(person.Needs),
            person.Contact is { } where
                ? keys.Seal(new Contact(where, person.TextIsSafe, VoicemailIsSafe: false, person.When))
                : null,
            "en"
        );

    private string Token(Occurrence time, SampleGuest person) =>
        keys.Token(time.PublicId, $"{Once}-{Fold.Key(person.Alias)}");
}
