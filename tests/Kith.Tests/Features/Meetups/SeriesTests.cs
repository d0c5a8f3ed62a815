using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Meetups;

public sealed class SeriesTests
{
    [Theory, OnBothDatabases]
    public async Task A_series_says_how_often_it_meets_and_names_its_next_times(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var circle = await sample.MeetupAsync(
            m => m.Repeats("FREQ=WEEKLY"),
            times: 12,
            then: made => made.Times[1].Cancel("Holidays")
        );
        var (page, commands) = await hub.CountAsync(circle.SeriesPath);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(commands, 1, 4);
        Assert.InRange(Weight.Compressed(page.Body), 1, Weight.MostHtml);
        Assert.Contains("Every Thursday at 18:30", page.Text, StringComparison.Ordinal);
        var times = page.Page.QuerySelectorAll(".times li");
        Assert.Equal(10, times.Length);
        Assert.Contains("cancelled", times[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(page.Links(), href => href == circle.Path);
    }

    [Theory, OnBothDatabases]
    public async Task One_by_appointment_says_how_to_arrange_it(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var walk = await sample.MeetupAsync(m => m.OnlyByAppointment().Ring("020 7946 0777"), times: 0);
        var page = await hub.Browser().GetAsync(walk.SeriesPath);
        Assert.Contains(
            "This one is by appointment. It has no fixed day. Ring the number below",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(page.Links(), href => href == "tel:02079460777");
        Assert.DoesNotContain(page.Links(), href => href.Contains(".ics", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_series_at_rest_says_why_and_where_else_to_go(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var walk = await sample.MeetupAsync(m => m.Pause("Back in spring."));
        var page = await hub.Browser().GetAsync(walk.SeriesPath);
        Assert.Contains("This meetup is taking a break. Back in spring.", page.Text, StringComparison.Ordinal);
        Assert.Contains("/find", page.Links());
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_series_looks_absent(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var secret = await sample.GroupAsync("Harbour Lights", GroupVisibility.Hidden);
        var hidden = await sample.MeetupAsync(group: secret);
        var draft = await sample.MeetupAsync(m => m.Draft());
        var absent = $"/meetups/series/{RandomId.New()}";
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(absent)).Status);
        foreach (var form in new[] { "", ".json" })
        {
            await hub.AssertSameAsync(hidden.SeriesPath + form, absent + form);
            await hub.AssertSameAsync(draft.SeriesPath + form, absent + form);
        }
    }
}
