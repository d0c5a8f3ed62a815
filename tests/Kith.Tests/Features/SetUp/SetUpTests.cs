using System.Net;
using Kith.Data;
using Kith.Features.Hubs;
using Kith.Features.SetUp;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.SetUp;

public sealed class SetUpTests
{
    [Theory, OnBothDatabases]
    public async Task A_new_hub_is_opened_once_and_the_page_is_gone_for_ever(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, setUp: false);
        var browser = hub.Browser();
        var sent = await SendAsync(
            hub,
            browser,
            ("tagline", "Neighbours"),
            ("neighbourhoods", "Old Town\r\n\r\n Mill Lane ")
        );
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-up?next=%2Fsetup%2Fsteward"), (sent.Status, sent.Location));
        var facts = hub.Get<CurrentHub>().Facts;
        Assert.Equal(
            ("Riverside & Co", "GB", "Europe/London", true),
            (facts.Name, facts.Country, facts.Zone, facts.IsSetUp)
        );
        var parts = await hub.ReadAsync(db => db.Neighbourhoods.Select(n => n.Name).Order().ToListAsync());
        Assert.Equal(["Mill Lane", "Old Town"], parts);
        var absent = await browser.GetAsync("/no-such-page");
        var gone = await browser.GetAsync("/setup");
        Assert.Equal((HttpStatusCode.NotFound, absent.Body), (gone.Status, gone.Body));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_open_at_once_make_one_hub(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, setUp: false);
        var browsers = Enumerable.Range(0, 6).Select(_ => hub.Browser()).ToList();
        var forms = await Task.WhenAll(browsers.Select(browser => browser.GetAsync("/setup")));
        var sent = await Task.WhenAll(
            browsers.Select((browser, n) => Task.Run(() => SendAsync(hub, browser, forms[n], ("name", $"Hub {n}"))))
        );
        Assert.Single(sent, one => one.Status == HttpStatusCode.SeeOther);
        Assert.Equal(5, sent.Count(one => one.Status == HttpStatusCode.NotFound));
        Assert.Equal(1, await hub.ReadAsync(db => db.Hubs.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Meetups_imported_before_are_counted_by_the_new_hubs_clock(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, setUp: false);
        var meetup = await new Sample(hub).MeetupAsync();
        var opening = new HubOpening("Lewes", "US", "America/New_York");
        Assert.True(await OpenHub.TryAsync(hub.Get<WriteQueue>(), opening, hub.Clock.Now, default));
        Assert.False(await OpenHub.TryAsync(hub.Get<WriteQueue>(), opening, hub.Clock.Now, default));
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == meetup.First.Id));
        Assert.Equal((13 * 60) + 30, time.HubMinute);
    }

    [Theory]
    [InlineData("code", "AAAA-AAAA")]
    [InlineData("code", "")]
    [InlineData("name", "")]
    [InlineData("name", "nul\0")]
    [InlineData("country", "")]
    [InlineData("country", "ZZ")]
    [InlineData("zone", "Mars/Olympus")]
    [InlineData("languages", "tlh")]
    [InlineData("hue", "red")]
    [InlineData("hue", "720")]
    public async Task A_wrong_answer_is_asked_again_and_opens_nothing(string field, string value)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var again = await SendAsync(hub, hub.Browser(), (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Page.QuerySelector(".errors"));
        Assert.False(hub.Get<CurrentHub>().Facts.IsSetUp);
        Assert.Equal(0, await hub.ReadAsync(db => db.Hubs.CountAsync()));
    }

    [Fact]
    public async Task A_country_with_several_zones_asks_which_and_puts_them_first()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var again = await SendAsync(hub, hub.Browser(), ("country", "US"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var zones = again.Page.QuerySelectorAll("select[name=zone] option").Select(o => o.GetAttribute("value"));
        Assert.Equal("America/New_York", zones.ElementAt(1));
        Assert.Contains("Europe/London", zones);
    }

    [Fact]
    public async Task The_code_cannot_be_found_by_trying()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var code = hub.Get<SetUpCode>();
        for (var n = 0; n < 20; n++)
            Assert.False(code.Opens($"ABCD-{n:0000}"));
        Assert.False(code.Opens(code.Shown));
    }

    [Fact]
    public async Task Fields_nobody_asked_for_change_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        var sent = await SendAsync(hub, hub.Browser(), ("LeaveUrl", "https://evil.example/"), ("Id", "7"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var only = await hub.ReadAsync(db => db.Hubs.SingleAsync());
        Assert.Equal((Hub.OnlyId, null), (only.Id, only.LeaveUrl));
    }

    private static async Task<Visit> SendAsync(
        TestHub hub,
        TestBrowser browser,
        params (string Name, string? Value)[] more
    ) => await SendAsync(hub, browser, await browser.GetAsync("/setup"), more);

    private static Task<Visit> SendAsync(
        TestHub hub,
        TestBrowser browser,
        Visit form,
        params (string Name, string? Value)[] more
    )
    {
        var fields = new Dictionary<string, string?>
        {
            ["code"] = hub.Get<SetUpCode>().Shown.ToLowerInvariant(),
            ["name"] = "Riverside & Co",
            ["country"] = "GB",
        };
        foreach (var (name, value) in more)
            fields[name] = value;
        return browser.SubmitAsync(form, fields);
    }
}
