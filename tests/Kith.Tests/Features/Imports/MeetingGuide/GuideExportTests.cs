using System.Net;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Imports.MeetingGuide;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using static Kith.Tests.Features.Imports.MeetingGuide.Lists;

namespace Kith.Tests.Features.Imports.MeetingGuide;

public sealed class GuideExportTests
{
    private static readonly DateTime Now = TestClock.Start.UtcDateTime;

    [Theory, OnBothDatabases]
    public async Task Export_import_into_an_empty_hub_and_export_again_is_identical(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(
            hub,
            Write(hub, Monday, Online, Monday.With(("slug", "asleep"), ("attendance_option", "inactive")))
        );
        await ImportAsync(hub, WriteAs(hub, "other.json", Monday.With(("name", "The same slug in another list"))));
        await PlanAsync(hub, Precision.Exact, m => m.Repeats("FREQ=WEEKLY;BYDAY=MO,TH").Lasts(90));
        await ImportAsync(hub, Write(hub, Monday, Monday.With(("slug", "asleep"), ("attendance_option", "inactive"))));
        var first = (await hub.Browser().GetAsync("/meetings.json")).Body;

        await using var empty = await TestHub.StartAsync(kind, setUp: false);
        var file = Path.Combine(empty.Folder.FullName, "export.json");
        await File.WriteAllTextAsync(file, first);
        var run = await CommandRun.OnAsync(empty, "import", "meetings", file, "--strict");
        var second = await CommandRun.OnAsync(empty, "export", "meetings");

        Assert.Equal((0, "imported 4, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        Assert.Equal(first, second.Out);
        Assert.Contains("\"monday-owls-2\"", first);
        Assert.DoesNotContain("online-tea", first);
    }

    [Theory, OnBothDatabases]
    public async Task A_weekly_meetup_of_the_hub_is_exported_in_the_words_of_the_format(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await PlanAsync(
            hub,
            Precision.Exact,
            m => m.Repeats("FREQ=WEEKLY;BYDAY=MO").Online("https://meet.example.org/x", null, LinkShown.Coming)
        );
        await PlanAsync(hub, Precision.Exact, m => m.Repeats("FREQ=MONTHLY;BYDAY=1MO"));
        await PlanAsync(hub, Precision.Exact, m => m.Repeats("FREQ=WEEKLY;COUNT=3"));
        await PlanAsync(hub, Precision.Exact, m => m);

        var page = await hub.Browser().GetAsync("/meetings.json");

        Assert.Equal("*", page.Response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("application/json", page.Response.Content.Headers.ContentType!.MediaType);
        var row = Assert.Single(JsonNode.Parse(page.Body)!.AsArray())!;
        Assert.Equal(
            """{"name":"Tea","slug":"ID","day":1,"time":"18:30","timezone":"Europe/London","attendance_option":"in_person","formatted_address":"4 Mill Lane","region":"Old Town","latitude":51.5012,"longitude":-0.1234,"approximate":"no","types":["EN","X"],"location":"Rosa’s kitchen","updated":"2026-11-23 12:00:00","url":"http://localhost:5080/meetups/series/ID"}""",
            row.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                .Replace(meetup.PublicId, "ID")
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_place_told_by_its_host_and_a_hidden_group_are_not_exported(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await PlanAsync(hub, Precision.ToldByHost, m => m.Repeats("FREQ=WEEKLY"));
        await PlanAsync(
            hub,
            Precision.Exact,
            m => m.Repeats("FREQ=WEEKLY").Describe("Secret", null, Kinds.Other, "").Draft()
        );

        var body = (await hub.Browser().GetAsync("/meetings.json")).Body;

        var row = Assert.Single(JsonNode.Parse(body)!.AsArray())!;
        Assert.Equal(("Old Town", "yes"), ((string?)row["formatted_address"], (string?)row["approximate"]));
        foreach (var hidden in new[] { "Rosa", "Mill Lane", "51.5", "Secret" })
            Assert.DoesNotContain(hidden, body);
    }

    [Fact]
    public async Task A_link_that_is_no_web_address_is_not_passed_on()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(
            hub,
            Write(hub, Monday.With(("conference_url", "javascript:alert(1)"), ("url", "https://example.org/")))
        );

        var body = (await hub.Browser().GetAsync("/meetings.json")).Body;

        Assert.DoesNotContain("javascript", body);
        Assert.Contains("https://example.org/", body);
    }

    [SharedDataTheory]
    [InlineData("sussex.json", "America/New_York")]
    [InlineData("orange-county.json", "America/Los_Angeles")]
    public async Task A_real_list_comes_out_as_it_went_in(string name, string zone)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = SharedData.Path($"meetings/{name}");
        await CommandRun.OnAsync(hub, "import", "meetings", file, "--zone", zone);

        var page = await hub.Browser().GetAsync("/meetings.json");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsArray().Select(Format).ToList();
        Assert.Equal(expected, JsonNode.Parse(page.Body)!.AsArray().Select(Format).ToList());
    }

    private static string Format(JsonNode? row) =>
        string.Join(
            '\n',
            GuideFormat.Fields.Where(f => row![f] is not null).Select(f => $"{f}={row![f]!.ToJsonString()}")
        );

    private static Task<Meetup> PlanAsync(TestHub hub, Precision precision, Func<Meetup, Meetup> more) =>
        hub.WriteAsync(async db =>
        {
            var venue = Venue
                .Add("Rosa’s kitchen", "4 Mill Lane", "Old Town", precision)
                .At(51.5012, -0.1234)
                .Offers(Access.StepFree);
            var meetup = Meetup
                .Plan("Tea", new DateTime(2026, 11, 23, 18, 30, 0), "Europe/London", Now)
                .Describe("Tea", null, Kinds.Other, "en")
                .Meets(Mode.InPerson, venue.Id);
            more(meetup);
            db.AddRange(venue, meetup);
            await Upkeep.RefreshAsync(db, [meetup.Id], Now, CancellationToken.None);
            return meetup;
        });
}
