using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Meetups;

/// <summary>A time that is not as planned, is full, over or on another clock.</summary>
public sealed class StandingTests
{
    [Theory, OnBothDatabases]
    public async Task A_cancelled_time_keeps_its_page_says_why_and_points_to_the_next(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var circle = await sample.MeetupAsync(times: 3, then: made => made.First.Cancel("The hall has no heating."));
        var page = await hub.Browser().GetAsync(circle.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            "This one is cancelled. The hall has no heating. The next one is",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(page.Links(), href => href == $"/meetups/{circle.Times[1].PublicId}");
        Assert.DoesNotContain(page.Links(), href => href == circle.Path + "/coming");
        Assert.Equal("https://schema.org/EventCancelled", page.Spoken().GetProperty("eventStatus").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_time_says_when_it_was_going_to_be(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var later = new DateTime(2026, 11, 27, 17, 0, 0);
        var circle = await sample.MeetupAsync(then: made =>
            made.First.Move((later, later, later.AddHours(1)), null, "The hall is taken on Thursday.")
        );
        var page = await hub.Browser().GetAsync(circle.Path);
        Assert.Contains("It was going to be on Thursday 26 November at 18:30.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The hall is taken on Thursday.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Friday 27 November, 17:00 to 18:00", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Links(), href => href == circle.Path + "/coming");
        Assert.Equal("2026-11-26T18:30:00", page.Spoken().GetProperty("previousStartDate").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_over_or_at_rest_says_so_and_takes_no_names(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var over = await sample.MeetupAsync(startsLocal: new DateTime(2026, 11, 20, 18, 30, 0));
        var begun = await sample.MeetupAsync(m => m.Lasts(null), startsLocal: new DateTime(2026, 11, 23, 11, 0, 0));
        var paused = await sample.MeetupAsync(m => m.Pause("Back in January."));
        var ended = await sample.MeetupAsync(m => m.End("Wren has moved away."));
        (Planned Meetup, string Words)[] cases =
        [
            (over, "This one is over."),
            (begun, "This one has already begun."),
            (paused, "This meetup is taking a break. Back in January."),
            (ended, "This meetup has come to an end. Wren has moved away."),
        ];
        foreach (var (meetup, words) in cases)
        {
            var page = await hub.Browser().GetAsync(meetup.Path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Links(), href => href.EndsWith("/coming", StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_full_meetup_offers_the_waitlist_and_never_says_how_many_come(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var roomy = await sample.MeetupAsync(m => m.Seats(12));
        var full = await sample.MeetupAsync(m => m.Seats(0));
        var open = await hub.Browser().GetAsync(roomy.Path);
        Assert.Contains("12 places. There is still room.", open.Text, StringComparison.Ordinal);
        var waiting = await hub.Browser().GetAsync(full.Path);
        Assert.Contains("All are taken, but you can join the waitlist.", waiting.Text, StringComparison.Ordinal);
        Assert.Equal("Join the waitlist", waiting.Page.QuerySelector("a.button.large")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_time_on_another_clock_names_it_and_says_what_it_is_here(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var online = await sample.MeetupAsync(m => m.Meets(Mode.Online, null), zone: "America/New_York");
        var page = await hub.Browser().GetAsync(online.Path);
        Assert.Contains(
            "This is the time in New York. Here it is Thu 26 Nov at 23:30.",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("You get the link as soon as you say you're coming.", page.Text, StringComparison.Ordinal);
    }
}
