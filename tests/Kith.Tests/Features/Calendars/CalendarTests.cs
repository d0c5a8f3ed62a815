using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Features.Calendars;

/// <summary>What the hub gives to calendars is what its pages say, and nothing that is not a stranger's to know.</summary>
public sealed class CalendarTests
{
    [Theory, OnBothDatabases]
    public async Task A_series_is_one_event_with_its_rule_and_its_changes(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var made = await new Sample(hub).MeetupAsync(times: 4, then: m => m.Times[1].Cancel("The boiler is broken."));
        var visit = await hub.Browser().GetAsync($"{made.SeriesPath}.ics");
        Assert.Equal("text/calendar", visit.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("RRULE:FREQ=WEEKLY;COUNT=4", visit.Body, StringComparison.Ordinal);
        Assert.Contains("RECURRENCE-ID;TZID=Europe/London:20261203T183000", visit.Body, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", visit.Body, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", visit.Body, StringComparison.Ordinal);
        Assert.All(visit.Body.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
    }

    [Fact]
    public async Task What_is_written_reads_back_as_the_same_times()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var made = await new Sample(hub).MeetupAsync(
            m => m.Describe("Café; tea, \"talk\"\nand 🌧", "a\\b", "circle", "en"),
            times: 6
        );
        var calendar = IcsReader.Read((await hub.Browser().GetAsync($"{made.SeriesPath}.ics")).Body);
        var read = calendar.Events.Single();
        Assert.Equal("Café; tea, \"talk\"\nand 🌧", read.Title);
        var times = read.Recurrence(DateTimeZone.Utc).On(new LocalDate(2026, 1, 1), new LocalDate(2028, 1, 1));
        Assert.Equal(made.Times.Select(t => t.StartsAt), times.Select(t => t.Instant.ToDateTimeUtc()));
    }

    [Fact]
    public async Task A_discreet_file_names_neither_the_meetup_nor_the_place_nor_the_hub()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var venue = await new Sample(hub).VenueAsync();
        var made = await new Sample(hub).MeetupAsync(venue: venue);
        var visit = await hub.Browser().GetAsync($"{made.Path}.ics?discreet=1");
        Assert.Contains("SUMMARY:Appointment", visit.Body, StringComparison.Ordinal);
        Assert.Equal("appointment.ics", visit.Response.Content.Headers.ContentDisposition!.FileName);
        foreach (
            var telling in new[]
            {
                "circle",
                "Mill Lane",
                "Kith",
                "kith",
                "localhost",
                "http",
                made.First.PublicId,
                "DESCRIPTION",
                "LOCATION",
                "GEO",
            }
        )
            Assert.DoesNotContain(telling, visit.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_or_link_is_in_no_calendar_and_no_feed(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var venue = await sample.VenueAsync(Precision.ToldByHost);
        var group = await sample.GroupAsync();
        var made = await sample.MeetupAsync(
            m => m.Online("https://meet.example/secret", "01632 960 001", LinkShown.Coming),
            venue,
            group,
            times: 2
        );
        foreach (
            var path in new[]
            {
                "/calendar.ics",
                "/feed.atom",
                $"/groups/{group.Slug}.ics",
                $"/groups/{group.Slug}.atom",
                $"{made.Path}.ics",
                $"{made.SeriesPath}.ics",
            }
        )
        {
            var visit = await hub.Browser().GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, visit.Status);
            Assert.Contains("Talking circle", visit.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Mill Lane", visit.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", visit.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("51.46", visit.Body, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_groups_calendar_knows_what_it_plans_for_next_year_and_the_hubs_stays_short(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        await new Sample(hub).MeetupAsync(group: group, startsLocal: new(2027, 10, 28, 18, 30, 0));
        var (own, all) = (await Calendar($"/groups/{group.Slug}.ics"), await Calendar("/calendar.ics"));
        Assert.Contains("DTSTART;TZID=Europe/London:20271028T183000", own, StringComparison.Ordinal);
        Assert.DoesNotContain("20271028T183000", all, StringComparison.Ordinal);

        async Task<string> Calendar(string path) => (await hub.Browser().GetAsync(path)).Body;
    }

    [Theory, OnBothDatabases]
    public async Task The_hubs_calendar_leaves_out_drafts_hidden_groups_and_what_rests(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var hidden = await sample.GroupAsync("Hidden", Kith.Features.Groups.GroupVisibility.Hidden);
        await sample.MeetupAsync(m => m.Describe("A draft", null, "circle", "en").Draft());
        await sample.MeetupAsync(m => m.Describe("Hidden talk", null, "circle", "en"), group: hidden);
        await sample.MeetupAsync(m => m.Describe("Resting", null, "circle", "en").Pause("Summer."));
        await sample.MeetupAsync(m => m.Describe("Shown", null, "circle", "en"));
        var calendar = IcsReader.Read((await hub.Browser().GetAsync("/calendar.ics")).Body);
        Assert.Equal(["Shown"], calendar.Events.Select(e => e.Title));
    }

    [Fact]
    public async Task An_empty_hub_has_an_empty_calendar_and_feed()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Assert.Empty(IcsReader.Read((await hub.Browser().GetAsync("/calendar.ics")).Body).Events);
        Assert.Contains("<feed", (await hub.Browser().GetAsync("/feed.atom")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_survives_letters_that_xml_cannot_write()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await new Sample(hub).MeetupAsync(m => m.Describe("Bell \u0007 & <b> ￾", "\u0001", "circle", "en"));
        var xml = System.Xml.Linq.XDocument.Parse((await hub.Browser().GetAsync("/feed.atom")).Body);
        Assert.Contains("Bell", xml.Root!.Value, StringComparison.Ordinal);
    }
}
