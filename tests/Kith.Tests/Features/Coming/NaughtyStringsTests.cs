using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kith.Data;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using SharedDataFactAttribute = Kith.Tests.Time.SharedDataFactAttribute;

namespace Kith.Tests.Features.Coming;

/// <summary>
/// What people and attackers type into every field: it is kept and shown as typed, or refused with a message and the form as
/// typed; nothing breaks and no text is lost.
/// </summary>
public sealed class NaughtyStringsTests
{
    /// <summary>Beside the published list, what it lacks.</summary>
    private static readonly string[] Ours =
    [
        " leading and trailing ",
        "\u200Fمرحبا\u200E and \u202Eback",
        "👩🏽‍🚀🧑‍🤝‍🧑 family",
        "Zalgo t̸̢̛o̴͜",
        "nul\0inside",
        "\0",
        "tab\tand\r\nline",
        "a\u0001\u0002\u0007\u001b[31m",
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("💛", 5_000)),
        "</textarea><script>alert(1)</script>",
        "{0} {1} @T[\"x\"] ${x} %00 %0",
    ];

    private static IReadOnlyList<string> All =>
        [
            .. JsonSerializer.Deserialize<string[]>(
                File.ReadAllText(Kith.Tests.Time.SharedData.Path("security", "blns", "blns.json"))
            )!,
            .. Ours,
        ];

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

    private static Task AsTypedAsync(
        TestBrowser browser,
        string path,
        string field,
        params (string Name, string Value)[] more
    ) => AsTypedAsync(browser, path, [(field, int.MaxValue)], (_, _, _) => Task.CompletedTask, more);

    /// <summary>
    /// Sends the form with each string in every field it is not too long for, and the too long ones in the first; what is refused
    /// must stand there as typed, with a message.
    /// </summary>
    private static async Task AsTypedAsync(
        TestBrowser browser,
        string path,
        (string Name, int Longest)[] fields,
        Func<Visit, string, string[], Task> accepted,
        params (string Name, string Value)[] more
    )
    {
        var form = await browser.GetAsync(path);
        // A choice is one of a list whatever stands there: every fifth string is enough for those.
        foreach (var words in All.Where((_, n) => fields[0].Longest < int.MaxValue || n % 5 == 0))
        {
            string[] filled = [.. fields.Where(f => words.Length <= f.Longest).Select(f => f.Name)];
            filled = filled is [] ? [.. fields.Select(f => f.Name)] : filled;
            var values = more.ToDictionary(m => m.Name, string? (m) => m.Value);
            values["once"] = null;
            foreach (var field in filled)
                values[field] = words;
            var sent = await browser.SubmitAsync(form, values);
            if (sent.Status == HttpStatusCode.SeeOther)
            {
                await accepted(sent, words, filled);
                continue;
            }
            Assert.True(sent.Status == HttpStatusCode.UnprocessableEntity, $"{sent.Status} for {filled[0]} = {words}");
            Assert.NotNull(sent.Page.QuerySelector(".errors"));
            foreach (var field in filled.Where(f => Asks(sent, f)))
                Assert.Equal(Plain(words), Plain(Typed(sent, field)));
        }
    }

    /// <summary>Whether the field shows what was typed; choices show none, hidden fields are ours.</summary>
    private static bool Asks(Visit page, string field) =>
        page.Page.QuerySelector($"main [name={field}]")
            is IHtmlTextAreaElement
                or IHtmlInputElement { Type: not ("radio" or "checkbox" or "hidden") };

    private static string Typed(Visit page, string field) =>
        page.Page.QuerySelector($"main [name={field}]") switch
        {
            IHtmlTextAreaElement area => area.Value,
            { } input => input.GetAttribute("value") ?? "",
            null => "",
        };

    /// <summary>
    /// As HTML reads it: line breaks of any kind are one kind, a NUL is U+FFFD and references to U+0080–U+009F are Windows-1252
    /// (WHATWG HTML, numeric character reference end state). "As typed" means but for that.
    /// </summary>
    private static string Plain(string words) =>
        string.Concat(words.Select(c => c is >= '\u0080' and <= '\u009f' ? Windows1252(c) : c))
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace('\0', '\uFFFD');

    private static char Windows1252(char c) =>
        System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString([(byte)c])[0];
}

/// <summary>A test on published data and PostgreSQL; says which of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataPostgresFactAttribute : FactAttribute
{
    public SharedDataPostgresFactAttribute() =>
        Skip = new SharedDataFactAttribute().Skip ?? new PostgresFactAttribute().Skip;
}
