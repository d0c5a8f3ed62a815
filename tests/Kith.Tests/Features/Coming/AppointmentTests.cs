using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Kith.Time;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

public sealed class AppointmentTests
{
    [Theory, OnBothDatabases]
    public async Task The_discreet_file_says_only_when(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var meetup = await sample.MeetupAsync(venue: await sample.VenueAsync());
        var amara = await hub.ComesAsync(meetup);
        var file = await amara.Browser.GetAsync($"{amara.Path}/appointment.ics");
        Assert.Equal("text/calendar", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("appointment.ics", file.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("no-store", file.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Appointment\r\n", file.Body, StringComparison.Ordinal);
        foreach (
            var telling in new[]
            {
                "Kith",
                "Talking",
                "Mill Lane",
                "Riverside",
                "localhost",
                "URL",
                "DESCRIPTION",
                "LOCATION",
                "meetup",
                "Amara",
            }
        )
            Assert.DoesNotContain(telling, file.Body, StringComparison.OrdinalIgnoreCase);
        var read = Assert.Single(IcsReader.Read(file.Body).Events);
        Assert.Equal(new NodaTime.LocalDateTime(2026, 11, 26, 18, 30), read.Start.Value);
    }

    [Theory, OnBothDatabases]
    public async Task The_plain_file_names_the_meetup_and_only_the_place_this_person_may_know(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var meetup = await sample.MeetupAsync(venue: await sample.VenueAsync(Precision.ToldByHost));
        var amara = await hub.ComesAsync(meetup);
        var before = await amara.Browser.GetAsync($"{amara.Path}/meetup.ics");
        Assert.Contains("SUMMARY:Talking circle", before.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Mill Lane", before.Body, StringComparison.Ordinal);
        await hub.WriteAsync(async db =>
            (await db.Rsvps.SingleAsync(r => r.OccurrenceId == meetup.First.Id)).Tell(hub.Clock.Now)
        );
        var after = await amara.Browser.GetAsync($"{amara.Path}/meetup.ics");
        Assert.Contains("12 Mill Lane", after.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_meetup_is_cancelled_in_the_calendar_too_under_the_same_name(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var amara = await hub.ComesAsync(meetup);
        var before = await amara.Browser.GetAsync($"{amara.Path}/appointment.ics");
        await hub.WriteAsync(async db =>
        {
            (await db.Occurrences.SingleAsync(o => o.Id == meetup.First.Id)).Cancel("Flood");
            (await db.Meetups.SingleAsync(m => m.Id == meetup.Meetup.Id)).Changed(hub.Clock.Now);
        });
        var after = await amara.Browser.GetAsync($"{amara.Path}/appointment.ics");
        Assert.Contains("STATUS:CANCELLED", after.Body, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", after.Body, StringComparison.Ordinal);
        Assert.Equal(Line(before.Body, "UID:"), Line(after.Body, "UID:"));
    }

    [Fact]
    public async Task A_link_that_opens_nothing_has_no_file()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = hub.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/coming/x/appointment.ics")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/coming/x/meetup.ics")).Status);
    }

    private static string Line(string file, string start) =>
        file.Split("\r\n").Single(line => line.StartsWith(start, StringComparison.Ordinal));
}
