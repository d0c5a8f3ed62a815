using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

public sealed class HostingTests
{
    /// <summary>A meetup with a host link, and the host's browser.</summary>
    private sealed record Host(TestHub Hub, Planned Meetup, string Key, TestBrowser Browser)
    {
        public string Path => $"/hosting/{Key}/{Meetup.First.PublicId}";

        public async Task<string> HandleAsync(string alias)
        {
            var rsvp = (await Hub.RsvpsAsync(Meetup)).Single(r => r.Alias == alias);
            return Hub.Get<RsvpKeys>().Handle(rsvp);
        }

        public async Task<Visit> DoAsync(string page, params (string Name, string? Value)[] fields)
        {
            var asked = await Browser.GetAsync($"{Path}/{page}");
            Assert.Equal(HttpStatusCode.OK, asked.Status);
            return await Browser.SubmitAsync(asked, fields.ToDictionary(f => f.Name, f => f.Value));
        }

        public async Task<Visit> DoToAsync(string alias, string verb) =>
            await DoAsync($"guests/{await HandleAsync(alias)}/{verb}");
    }

    private static async Task<Host> HostAsync(
        TestHub hub,
        Action<Meetup>? plan = null,
        Venue? venue = null,
        int times = 1
    )
    {
        var key = Secrets.NewToken();
        var meetup = await new Sample(hub).MeetupAsync(
            m =>
            {
                m.HostedBy(Secrets.Hash(key));
                plan?.Invoke(m);
            },
            venue: venue,
            times: times
        );
        return new Host(hub, meetup, key, hub.Browser());
    }

    [Theory, OnBothDatabases]
    public async Task A_host_sees_who_comes_what_they_need_and_what_is_safe(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(3), times: 2);
        await hub.ComesAsync(
            host.Meetup,
            "Amara",
            3,
            ("needs", "No stairs"),
            ("contact", "07700 900123"),
            ("when", "mornings"),
            ("text", "true")
        );
        await hub.ComesAsync(host.Meetup, "Bo");
        var times = await host.Browser.GetAsync($"/hosting/{host.Key}");
        Assert.Contains("3 people are coming", times.Text, StringComparison.Ordinal);
        Assert.Contains("1 person is in line", times.Text, StringComparison.Ordinal);
        Assert.Equal(2, times.Page.QuerySelectorAll("main article").Length);
        var list = await host.Browser.GetAsync(host.Path);
        foreach (
            var told in new[]
            {
                "Amara",
                "No stairs",
                "07700 900123",
                "mornings",
                "A text message is fine",
                "Please leave no voicemail",
                "Bo",
            }
        )
            Assert.Contains(told, list.Text, StringComparison.Ordinal);
        var paper = await host.Browser.GetAsync($"{host.Path}/list");
        Assert.Contains("Amara", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo", paper.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_is_told_to_one_person_by_the_hosts_own_hand(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var venue = await new Sample(hub).VenueAsync(Precision.ToldByHost);
        var host = await HostAsync(
            hub,
            m => m.Meets(Mode.Hybrid, venue.Id).Online("https://room.example/x", null, LinkShown.ByHost),
            venue
        );
        var (amara, bo) = (await hub.ComesAsync(host.Meetup, "Amara"), await hub.ComesAsync(host.Meetup, "Bo"));
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoToAsync("Amara", "tell")).Status);
        (amara, bo) = (await amara.LookAsync(), await bo.LookAsync());
        Assert.Contains("12 Mill Lane", amara.Page.Text, StringComparison.Ordinal);
        Assert.Contains("https://room.example/x", amara.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Mill Lane", bo.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("room.example", bo.Page.Body, StringComparison.Ordinal);
        await amara.DoAsync("cancel");
        Assert.DoesNotContain("Mill Lane", (await amara.LookAsync()).Page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_in_line_is_told_nothing_even_if_a_host_tries(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var venue = await new Sample(hub).VenueAsync(Precision.ToldByHost);
        var host = await HostAsync(hub, m => m.Seats(1), venue);
        await hub.ComesAsync(host.Meetup, "Amara");
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.DoToAsync("Bo", "tell")).Status);
        Assert.DoesNotContain("Mill Lane", (await bo.LookAsync()).Page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_who_rang_is_entered_and_can_use_the_code_they_were_read(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(1));
        var form = await host.Browser.GetAsync($"{host.Path}/enter");
        var fields = new Dictionary<string, string?> { ["alias"] = "Grandma Joy" };
        var sent = await host.Browser.SubmitAsync(form, fields);
        var again = await host.Browser.SubmitAsync(form, fields);
        Assert.Equal(sent.Location, again.Location);
        var entered = await host.Browser.FollowAsync(sent);
        var code = entered.Page.QuerySelector("code[data-rsvp=going]")!.TextContent;
        var browser = hub.Browser();
        var own = await browser.SubmitAsync(
            await browser.GetAsync("/coming"),
            new Dictionary<string, string?> { ["code"] = code }
        );
        Assert.Contains("You are coming", (await browser.FollowAsync(own)).Text, StringComparison.Ordinal);
        var second = await host.Browser.FollowAsync(await host.DoAsync("enter", ("alias", "Second")));
        Assert.NotNull(second.Page.QuerySelector("code[data-rsvp=waitlisted]"));
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_takes_somebody_off_the_list_and_the_next_in_line_is_offered_the_seat(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(1));
        var (amara, bo) = (await hub.ComesAsync(host.Meetup, "Amara"), await hub.ComesAsync(host.Meetup, "Bo"));
        await host.DoToAsync("Amara", "cancel");
        Assert.Equal(("cancelled", "offered"), ((await amara.LookAsync()).State, (await bo.LookAsync()).State));
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_offers_a_seat_only_if_there_is_one(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(1));
        await hub.ComesAsync(host.Meetup, "Amara");
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.DoToAsync("Bo", "offer")).Status);
        Assert.Equal("waitlisted", (await bo.LookAsync()).State);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task Seats_can_be_added_and_taken_away_but_never_from_under_somebody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(2));
        await hub.ComesAsync(host.Meetup, "Amara", 2);
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        var refused = await host.DoAsync("seats", ("capacity", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("2 places are already taken", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("seats", ("capacity", "4"))).Status);
        Assert.Equal("offered", (await bo.LookAsync()).State);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("seats", ("capacity", ""))).Status);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_cancelled_day_keeps_its_page_says_why_and_takes_nobody_more(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(1));
        var amara = await hub.ComesAsync(host.Meetup, "Amara");
        var missing = await host.DoAsync("cancel", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("cancel", ("reason", "The hall is flooded"))).Status);
        Assert.Contains("The hall is flooded", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        var page = await hub.Browser().GetAsync(host.Meetup.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The hall is flooded", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await hub.Browser().GetAsync($"{host.Meetup.Path}/coming")).Status);
        Assert.Equal(1, (await MeetupAsync(host)).Sequence);
        var twice = await host.DoAsync("cancel", ("reason", "Again"));
        Assert.Equal(HttpStatusCode.Forbidden, twice.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_day_keeps_its_guests_and_its_link(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(5), await new Sample(hub).VenueAsync());
        var amara = await hub.ComesAsync(host.Meetup, "Amara", 2);
        var moved = await host.DoAsync(
            "move",
            ("day", "2026-12-01"),
            ("start", "19:00"),
            ("place", "other"),
            ("venue", "Friends’ house"),
            ("address", "3 Quiet Street"),
            ("area", "Old Town"),
            ("precision", "ToldByHost"),
            ("reason", "The hall is being painted")
        );
        Assert.Equal(HttpStatusCode.SeeOther, moved.Status);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        Assert.Equal(new DateTime(2026, 12, 1, 19, 0, 0, DateTimeKind.Utc), time.StartsAt);
        Assert.Equal(time.StartsAt.AddMinutes(90), time.EndsAt);
        Assert.Equal(
            (OccurrenceState.Moved, 2, 19 * 60, null),
            (time.State, time.Taken, time.HubMinute, time.ShownLatitude)
        );
        amara = await amara.LookAsync();
        Assert.Contains("The hall is being painted", amara.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet Street", amara.Page.Body, StringComparison.Ordinal);
        Assert.Equal(1, (await MeetupAsync(host)).Sequence);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_meetup_that_moves_stays_hidden_unless_its_host_says_otherwise(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, venue: await new Sample(hub).VenueAsync(Precision.ToldByHost));
        var form = await host.Browser.GetAsync($"{host.Path}/move");
        var chosen = form.Page.QuerySelector("[name=precision][checked]")!.GetAttribute("value");
        Assert.Equal("ToldByHost", chosen);
        await host.DoAsync(
            "move",
            ("place", "other"),
            ("venue", "Friends’ house"),
            ("address", "3 Quiet Street"),
            ("precision", null),
            ("reason", "Paint")
        );
        var page = await hub.Browser().GetAsync(host.Meetup.Path);
        Assert.Contains("Paint", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet Street", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day", "2020-01-01")]
    [InlineData("day", "2400-01-01")]
    [InlineData("day", "soon")]
    [InlineData("start", "25:00")]
    [InlineData("place", "nowhere")]
    [InlineData("precision", "7")]
    [InlineData("reason", "")]
    [InlineData("reason", "nul\0")]
    public async Task A_day_is_not_moved_by_a_form_that_makes_no_sense(string field, string value)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var host = await HostAsync(hub);
        var fields = new Dictionary<string, string?> { ["day"] = "2026-12-01", ["reason"] = "Paint" };
        fields[field] = value;
        var again = await host.DoAsync("move", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == host.Meetup.First.Id));
        Assert.Equal(OccurrenceState.Planned, time.State);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_that_opens_nothing_and_another_meetups_day_look_like_pages_that_do_not_exist(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var (host, other) = (await HostAsync(hub), await HostAsync(hub));
        await hub.ComesAsync(other.Meetup, "Amara");
        var foreign = await other.HandleAsync("Amara");
        var absent = await host.Browser.GetAsync("/no-such-page");
        var (mine, theirs) = (host.Meetup.First.PublicId, other.Meetup.First.PublicId);
        string[] paths =
        [
            $"/hosting/{Secrets.NewToken()}",
            $"/hosting/{new string('a', 4000)}",
            $"/hosting/{Secrets.Hash(host.Key)}",
            $"/hosting/{Secrets.NewToken()}/{mine}",
            $"/hosting/{host.Key}/{theirs}",
            $"/hosting/{host.Key}/{theirs}/enter",
            $"/hosting/{host.Key}/{theirs}/cancel",
            $"/hosting/{host.Key}/{theirs}/move",
            $"/hosting/{host.Key}/{theirs}/seats",
            $"/hosting/{host.Key}/{theirs}/list",
            $"/hosting/{host.Key}/{theirs}/guests/{foreign}/tell",
            $"/hosting/{host.Key}/{mine}/guests/{foreign}/tell",
            $"/hosting/{host.Key}/{mine}/guests/{foreign}/cancel",
            $"/hosting/{host.Key}/{mine}/guests/{foreign}/offer",
            $"/hosting/{host.Key}/{mine}/entered/{Secrets.NewToken()}",
        ];
        foreach (var path in paths)
        {
            var visit = await host.Browser.GetAsync(path);
            Assert.Equal((HttpStatusCode.NotFound, absent.Body), (visit.Status, visit.Body));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_form_of_one_hosts_page_does_nothing_to_another_hosts_guests(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (host, other) = (await HostAsync(hub), await HostAsync(hub));
        await hub.ComesAsync(host.Meetup, "Own");
        var amara = await hub.ComesAsync(other.Meetup, "Amara");
        var foreign = await other.HandleAsync("Amara");
        var form = await host.Browser.GetAsync($"{host.Path}/guests/{await host.HandleAsync("Own")}/cancel");
        var token = form.Page.QuerySelector("main [name=token]")!.GetAttribute("value")!;
        foreach (
            var path in new[]
            {
                $"{host.Path}/guests/{foreign}/cancel",
                $"/hosting/{host.Key}/{other.Meetup.First.PublicId}/guests/{foreign}/cancel",
            }
        )
        {
            var visit = await host.Browser.PostAsync(path, [KeyValuePair.Create("token", token)]);
            Assert.Equal(HttpStatusCode.NotFound, visit.Status);
        }
        Assert.Equal("going", (await amara.LookAsync()).State);
    }

    [Theory, OnBothDatabases]
    public async Task Fields_nobody_asked_for_change_nothing(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(1));
        await hub.ComesAsync(host.Meetup, "Amara");
        (string, string?)[] extra =
        [
            ("alias", "Bo"),
            ("State", "Going"),
            ("Rsvp.State", "Going"),
            ("ToldAt", "2026-01-01"),
            ("Capacity", "50"),
            ("Subject.Occurrence.Capacity", "50"),
            ("Hosted.Meetup.Title", "Mine now"),
            ("Waiting", "-1"),
        ];
        await host.DoAsync("enter", extra);
        var bo = (await hub.RsvpsAsync(host.Meetup)).Single(r => r.Alias == "Bo");
        Assert.Equal((RsvpState.Waitlisted, null, 1), (bo.State, bo.ToldAt, bo.Waiting));
        Assert.Equal("Talking circle", (await MeetupAsync(host)).Title);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task No_page_names_anybody_by_a_key_that_tells_when_they_signed_up(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, m => m.Seats(2));
        var amara = await hub.ComesAsync(host.Meetup, "Amara");
        var keys = (await hub.RsvpsAsync(host.Meetup))
            .Select(r => r.Id)
            .Append(host.Meetup.First.Id)
            .Append(host.Meetup.Meetup.Id);
        foreach (var path in new[] { $"/hosting/{host.Key}", host.Path, $"{host.Path}/list" })
        {
            var body = (await host.Browser.GetAsync(path)).Body;
            Assert.DoesNotContain(
                keys,
                key =>
                    body.Contains($"{key}", StringComparison.OrdinalIgnoreCase)
                    || body.Contains($"{key:n}", StringComparison.OrdinalIgnoreCase)
            );
        }
        Assert.DoesNotContain(keys, key => amara.Page.Body.Contains($"{key}", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_list_costs_as_few_commands_as_a_short_one(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await HostAsync(hub, times: 5);
        foreach (var alias in new[] { "A", "B", "C", "D" })
            await hub.ComesAsync(host.Meetup, alias);
        foreach (var path in new[] { $"/hosting/{host.Key}", host.Path })
        {
            using var sql = SqlCount.Start();
            await host.Browser.GetAsync(path);
            Assert.InRange(sql.Commands.Count, 2, 4);
        }
    }

    private static Task<Meetup> MeetupAsync(Host host) =>
        host.Hub.ReadAsync(db => db.Meetups.SingleAsync(m => m.Id == host.Meetup.Meetup.Id));
}
