using System.Net;
using System.Text.Json;
using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Services.Hsds;
using Kith.Tests.Features.Services.Api;
using Kith.Tests.Support;

namespace Kith.Tests.Features.HelpNow;

/// <summary>Help lines are services of the directory, and "Help now" says what the directory says without asking it.</summary>
public sealed class LineBookTests
{
    private const string Samaritans = "gb-samaritans";

    private static readonly (string, string)[] Robin =
    [
        ("Form.Name", "Robin's night line"),
        ("Form.For", "anyone"),
        ("Form.Text", "07700 900123"),
        ("Form.TextWords", "HELLO"),
        ("Form.Chat", "https://night.example/chat"),
        ("Form.Hours", "18:00-24:00 fr sa"),
        ("Form.Languages", "en es"),
        ("Form.Source", "https://night.example/"),
        ("Form.Free", "true"),
        ("Form.OnBill", "false"),
        ("Form.MayCall", "false"),
        ("Form.Deaf", "true"),
        ("Form.By", "the Friday round"),
    ];

    [Fact]
    public void A_line_is_the_same_after_it_was_a_service()
    {
        foreach (var (country, help) in HelpLines.AllShipped)
        foreach (var line in help.Lines)
        {
            var record = LineRecord.Of(line, country, "For anybody");
            Assert.DoesNotContain(
                HsdsCheck.Of(HsdsVocabulary.Service, record),
                p => !p.Contains("is no UUID", StringComparison.Ordinal)
            );
            Assert.Equal(Json(line), Json(LineRecord.Read(line.Id, record)));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Lines_are_found_among_the_services_and_given_on_once_somebody_has_checked_them(ProviderKind kind)
    {
        await using var hub = await BroughtAsync(kind);
        var found = await hub.Browser().GetAsync("/services?q=samaritans&lines=help-line");
        Assert.Contains("116 123", found.Text, StringComparison.Ordinal);
        Assert.Contains(Speaking.Texts["Services.NeverChecked"], found.Text, StringComparison.Ordinal);
        Assert.Empty(await hub.NamesAsync("/hsds/services"));
        var path = found.Page.QuerySelector("article h3 a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync($"/hsds{path}")).Status);

        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await browser.SubmitAsync(
            await browser.GetAsync($"/admin/help-lines/{Samaritans}"),
            Fields(("Form.By", "the Friday round"))
        );

        var checkedOn = DateOnly.FromDateTime(hub.Clock.Now);
        Assert.Equal(["Samaritans"], await hub.NamesAsync("/hsds/services"));
        var given = await hub.JsonAsync($"/hsds{path}");
        Assert.Equal($"{checkedOn:yyyy-MM-dd}", (string?)given["assured_date"]);
        Assert.Equal("116 123", (string?)given["phones"]![0]!["number"]);
        Assert.Contains("By the Friday round", (await hub.Browser().GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Checked by the Friday round on",
            (await hub.Browser().GetAsync("/help-now")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_a_steward_puts_right_stands_everywhere_at_once_and_no_update_takes_it_back(ProviderKind kind)
    {
        await using var hub = await BroughtAsync(kind);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var page = await browser.GetAsync($"/admin/help-lines/{Samaritans}");
        await browser.SubmitAsync(page, Fields(("Form.Call", "116 124"), ("Form.OnBill", "true")));

        hub.Clock.Move(TimeSpan.FromHours(1));
        await hub.RunJobsAsync();

        var line = hub.Get<HelpLines>().For("GB")!.Lines.Single(l => l.Id == Samaritans);
        Assert.Equal(("116 124", true), (line.Call, line.OnBill));
        foreach (var path in new[] { "/help-now", "/services?q=samaritans" })
            Assert.Contains("116 124", (await hub.Browser().GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_line_of_the_hubs_own_comes_first_and_goes_and_comes_back(ProviderKind kind)
    {
        await using var hub = await BroughtAsync(kind);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var page = await browser.GetAsync("/admin/help-lines/new");
        var added = await browser.SubmitAsync(page, Fields([.. Robin]));
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);

        var line = hub.Get<HelpLines>().For("GB")!.Lines[0];
        Assert.Equal(
            ("Robin's night line", "07700 900123", "HELLO", "18:00-24:00 fr sa"),
            (line.Name, line.Text, line.TextWords, line.Hours)
        );
        Assert.Equal((true, false, false, true), (line.Free, line.OnBill, line.MayCallServices, line.Deaf));
        const string all = "/services?lines=help-line,free-call,not-on-bill,no-police,text,deaf";
        Assert.Contains("Robin's night line", (await hub.Browser().GetAsync(all)).Text, StringComparison.Ordinal);

        foreach (var isShown in new[] { false, true })
        {
            var question = await browser.GetAsync($"/admin/help-lines/{line.Id}/away");
            await browser.SubmitAsync(question, Fields());
            foreach (var path in new[] { "/help-now", all })
            {
                var text = (await hub.Browser().GetAsync(path)).Text;
                Assert.Equal(isShown, text.Contains("Robin's night line", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("Form.Call", "call me")]
    [InlineData("Form.Chat", "javascript:alert(1)")]
    [InlineData("Form.Source", "night.example")]
    [InlineData("Form.Languages", "klingon")]
    [InlineData("Form.Languages", "zz")]
    [InlineData("Form.Hours", "25:00-26:00")]
    [InlineData("Form.For", "robots")]
    [InlineData("Form.Name", "")]
    public async Task A_line_that_cannot_be_right_is_not_taken(string field, string typed)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var page = await browser.GetAsync("/admin/help-lines/new");
        var fields = Robin.Where(f => f.Item1 != field).Append((field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, Fields([.. fields]))).Status);
    }

    private static async Task<TestHub> BroughtAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await hub.RunJobsAsync();
        return hub;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static Dictionary<string, string?> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => (string?)f.Value, StringComparer.Ordinal);
}
