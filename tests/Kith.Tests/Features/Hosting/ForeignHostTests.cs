using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Attempts on what belongs to another host, or to nobody.</summary>
public sealed class ForeignHostTests
{
    [Theory, OnBothDatabases]
    public async Task A_key_that_opens_nothing_and_another_meetups_day_look_like_pages_that_do_not_exist(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var (host, other) = (await Host.AtAsync(hub), await Host.AtAsync(hub));
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
            $"/hosting/{host.Key}/{theirs}/bring-back",
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
        var (host, other) = (await Host.AtAsync(hub), await Host.AtAsync(hub));
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
        var host = await Host.AtAsync(hub, m => m.Seats(1));
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
        Assert.Equal("Talking circle", (await host.NowAsync()).Title);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task No_page_names_anybody_by_a_key_that_tells_when_they_signed_up(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(2));
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
}
