using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Places;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Admin;

/// <summary>Stewards correct the places that everybody may know, and learn of no other.</summary>
public sealed class VenuesTests
{
    private static readonly Dictionary<string, string?> Boathouse = new()
    {
        ["name"] = "The Boathouse",
        ["address"] = "9 Quay",
        ["point"] = "51.5, -0.12",
        ["access"] = nameof(Access.HearingLoop),
        ["directions"] = "Past the ferry.",
    };

    [Theory, OnBothDatabases]
    public async Task A_corrected_place_is_right_on_every_page_at_once_and_in_the_log(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var planned = await sample.MeetupAsync(venue: await sample.VenueAsync());
        Assert.Contains("Mill Lane Hall", (await hub.Browser().GetAsync(planned.Path)).Text, StringComparison.Ordinal);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var list = await browser.GetAsync("/admin/venues?q=mill");
        Assert.Contains("Mill Lane Hall", list.Text, StringComparison.Ordinal);
        Assert.Contains(
            "no such place",
            (await browser.GetAsync("/admin/venues?q=m%25l")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("/admin/venues", (await CorrectAsync(browser, planned)).Location);
        foreach (var path in new[] { planned.Path, planned.SeriesPath, "/find?q=boathouse" })
            Assert.Contains("The Boathouse", (await hub.Browser().GetAsync(path)).Text, StringComparison.Ordinal);
        var page = await hub.Browser().GetAsync(planned.Path);
        Assert.Contains("Past the ferry.", page.Text, StringComparison.Ordinal);
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == planned.First.Id));
        Assert.Equal(("The Boathouse", 51.5), (time.ShownName, time.ShownLatitude));
        var log = (await browser.GetAsync("/admin/log")).Text;
        Assert.Contains("changed the place Mill Lane Hall → The Boathouse", log, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_comes_is_told_only_when_the_steward_says_so(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var planned = await sample.MeetupAsync(venue: await sample.VenueAsync());
        await hub.ComesAsync(planned, "Amara", 1, ("contact", "amara@post.example"));
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await CorrectAsync(browser, planned);
        Assert.False(await hub.ReadAsync(db => db.Letters.AnyAsync()));
        await CorrectAsync(browser, planned, ("tells", "true"));
        Assert.Equal(LetterKind.Moved, (await hub.ReadAsync(db => db.Letters.SingleAsync())).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Odd_points_and_parts_of_town_are_sent_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var planned = await sample.MeetupAsync(venue: await sample.VenueAsync());
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        (string, string)[] odd =
        [
            ("point", "91, 0"),
            ("point", "NaN, 1"),
            ("point", "1,2,3"),
            ("in", "atlantis"),
            ("name", ""),
        ];
        foreach (var (field, words) in odd)
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await CorrectAsync(browser, planned, (field, words))).Status
            );
    }

    [Theory, OnBothDatabases]
    public async Task A_list_no_longer_changes_a_place_that_a_steward_corrected(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday));
        var (meetup, _) = await Lists.FindAsync(hub, "monday-owls");
        var times = await Lists.TimesAsync(hub, meetup);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await CorrectAsync(browser, new(meetup, times));
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday.With(("time", "20:00"))));
        var after = await Lists.TimesAsync(hub, meetup);
        Assert.Equal((20, "The Boathouse"), (after[0].StartsLocal.Hour, after[0].ShownName));
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_and_the_place_of_a_group_not_everybody_may_see_are_absent(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var told = await sample.VenueAsync(
            Precision.ToldByHost,
            more: v => v.Rename("Refuge", "1 Secret", null, v.Precision)
        );
        var quiet = await sample.VenueAsync(more: v => v.Rename("Quiet Room", "2 Quiet Lane", null, v.Precision));
        var hush = await sample.GroupAsync("Hush", GroupVisibility.Hidden);
        var hidden = new[]
        {
            await sample.MeetupAsync(venue: told),
            await sample.MeetupAsync(venue: quiet, group: hush),
        };
        // Not even a steward who belongs there: the log is read by all stewards.
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards().In(hush));
        var list = (await steward.Browser().GetAsync("/admin/venues")).Body;
        foreach (var secret in new[] { "Refuge", "Secret", "Quiet" })
            Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        foreach (var planned in hidden)
        {
            var page = await steward.Browser().GetAsync($"/admin/venues/{planned.Meetup.PublicId}/edit");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
        }
    }

    private static async Task<Visit> CorrectAsync(
        TestBrowser browser,
        Planned planned,
        params (string Name, string? Value)[] more
    )
    {
        var page = await browser.GetAsync($"/admin/venues/{planned.Meetup.PublicId}/edit");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var fields = new Dictionary<string, string?>(Boathouse);
        foreach (var (name, value) in more)
            fields[name] = value;
        return await browser.SubmitAsync(page, fields);
    }
}
