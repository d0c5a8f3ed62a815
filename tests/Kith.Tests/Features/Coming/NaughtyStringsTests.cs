using System.Net;
using Kith.Data;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Coming.NaughtyStrings;

namespace Kith.Tests.Features.Coming;

/// <summary>
/// What people and attackers type into every field: it is kept and shown as typed, or refused with a message and the form as
/// typed; nothing breaks and no text is lost.
/// </summary>
public sealed class NaughtyStringsTests
{
    [SharedDataFact]
    public void The_published_list_is_whole() => Assert.Equal(515, All.Count - Ours.Length);

    [SharedDataFact]
    public Task Guests_on_sqlite() => GuestsAsync(ProviderKind.Sqlite);

    [SharedDataPostgresFact]
    public Task Guests_on_postgres() => GuestsAsync(ProviderKind.Postgres);

    [SharedDataFact]
    public Task Moves_on_sqlite() => MovesAsync(ProviderKind.Sqlite);

    [SharedDataPostgresFact]
    public Task Moves_on_postgres() => MovesAsync(ProviderKind.Postgres);

    [SharedDataFact]
    public async Task Codes()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        await AsTypedAsync(hub.Browser(), "/coming", [("code", 40)], (_, _, _) => Task.CompletedTask);
    }

    [SharedDataFact]
    public async Task Once_and_party()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        await AsTypedAsync(hub.Browser(), $"{meetup.Path}/coming", "party", ("alias", "Bo"));
        await AsTypedAsync(hub.Browser(), $"{meetup.Path}/coming", "once", ("alias", "Bo"));
        await hub.AssertSoundAsync(meetup);
    }

    [SharedDataFact]
    public async Task Set_up()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var browser = hub.Browser();
        await AsTypedAsync(
            browser,
            "/setup",
            [("name", 80), ("tagline", 200), ("neighbourhoods", 6000), ("phone", 40)],
            (_, _, _) => throw new InvalidOperationException("Opened with a wrong code."),
            ("code", "AAAA-AAAA")
        );
        foreach (var field in new[] { "country", "zone", "hue", "languages" })
            await AsTypedAsync(browser, "/setup", field, ("code", "AAAA-AAAA"));
        Assert.Equal(0, await hub.ReadAsync(db => db.Hubs.CountAsync()));
    }

    [SharedDataFact]
    public async Task A_hub_may_be_called_anything()
    {
        foreach (var name in All.Where(n => n.Trim().Length > 0 && n.Length <= 80).Where((_, n) => n % 25 == 0))
        {
            await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
            var browser = hub.Browser();
            var fields = new Dictionary<string, string?>
            {
                ["code"] = hub.Get<SetUpCode>().Shown,
                ["name"] = name,
                ["country"] = "GB",
            };
            var sent = await browser.SubmitAsync(await browser.GetAsync("/setup"), fields);
            if (sent.Status != HttpStatusCode.SeeOther)
                continue;
            var privacy = await browser.GetAsync("/privacy");
            Assert.Equal(Plain(name), Plain(privacy.Page.QuerySelector(".brand")!.TextContent));
        }
    }

    private static async Task GuestsAsync(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var kept = 0;
        await AsTypedAsync(
            browser,
            $"{meetup.Path}/coming",
            [("alias", 60), ("needs", 500), ("contact", 120), ("when", 80)],
            async (sent, words, fields) =>
            {
                var form = await browser.GetAsync($"{sent.Location}/change");
                foreach (var field in fields)
                    Assert.Equal(Plain(string.IsNullOrWhiteSpace(words) ? "" : words), Plain(Typed(form, field)));
                kept++;
            },
            ("alias", "Bo"),
            ("contact", "me")
        );
        Assert.InRange(kept, 450, All.Count);
        var stored = (await hub.RsvpsAsync(meetup)).Select(r => r.Alias).ToList();
        Assert.Contains(" leading and trailing ", stored);
        await hub.AssertSoundAsync(meetup);
    }

    private static async Task MovesAsync(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var key = Secrets.NewToken();
        var meetup = await new Sample(hub).MeetupAsync(m => m.HostedBy(Secrets.Hash(key)));
        var browser = hub.Browser();
        var path = $"/hosting/{key}/{meetup.First.PublicId}";
        (string, string)[] fine = [("day", "2026-12-01"), ("reason", "Paint"), ("venue", "Hall"), ("place", "other")];
        await AsTypedAsync(
            browser,
            $"{path}/move",
            [("reason", 500), ("venue", 255), ("address", 400), ("area", 200)],
            async (_, words, fields) =>
            {
                if (fields.Contains("reason"))
                    Assert.Equal(Plain(words), Plain(await ReasonAsync(hub, meetup)));
            },
            fine
        );
        if (kind == ProviderKind.Sqlite)
            foreach (var field in new[] { "day", "start", "place", "precision" })
                await AsTypedAsync(browser, $"{path}/move", field, fine);
        await AsTypedAsync(browser, $"{path}/seats", "capacity");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(meetup.Path)).Status);
    }

    private static Task<string> ReasonAsync(TestHub hub, Planned meetup) =>
        hub.ReadAsync(db => db.Occurrences.Where(o => o.Id == meetup.First.Id).Select(o => o.Reason!).SingleAsync());
}
