using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Accounts;

/// <summary>Attacks on signing in, and what must go on working meanwhile.</summary>
public sealed class SignInTests
{
    private const string Passphrase = "tea kettle moss lantern";

    [Theory, OnBothDatabases]
    public async Task The_right_passphrase_opens_and_leads_on_to_where_one_wanted_to_go(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var alias = await JoinAsync(hub);
        var browser = hub.Browser();
        var page = await browser.GetAsync("/sign-in?next=%2Fweek");
        var answer = await SignInAsync(browser, page, alias.ToUpperInvariant(), Passphrase);
        Assert.Equal("/week", answer.Location);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/%0d%0aSet-Cookie:x")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_to_sign_in_cannot_send_a_person_elsewhere(string next)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var alias = await JoinAsync(hub);
        var browser = hub.Browser();
        var page = await browser.GetAsync($"/sign-in?next={Uri.EscapeDataString(next)}");
        var location = (await SignInAsync(browser, page, alias, Passphrase)).Location;
        Assert.True(location == "/me" || (location[0] == '/' && location[1] is not ('/' or '\\')), location);
    }

    [Fact]
    public async Task A_wrong_passphrase_and_an_unknown_name_look_the_same()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var alias = await JoinAsync(hub);
        var (known, unknown) = (hub.Browser(), hub.Browser());
        var one = await SignInAsync(known, await known.GetAsync("/sign-in"), alias, "not the passphrase");
        var other = await SignInAsync(
            unknown,
            await unknown.GetAsync("/sign-in"),
            SignUpTests.New(),
            "not the passphrase"
        );
        Assert.Equal(one.Status, other.Status);
        Assert.Equal(
            one.Page.QuerySelector("#f-passphrase-error")?.TextContent,
            other.Page.QuerySelector("#f-passphrase-error")?.TextContent
        );
        Assert.Equal(one.Text.Length, other.Text.Length);
    }

    [Theory, OnBothDatabases]
    public async Task A_stolen_cookie_is_worth_nothing_after_signing_out(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (browser, thief) = (hub.Browser(), hub.Browser());
        await SignUpTests.JoinAsync(browser, SignUpTests.New());
        thief.Keep("session", browser.Cookie("session")!);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/me")).Status);
        await browser.SubmitAsync(await browser.GetAsync("/sign-out"), SignUpTests.Fields());
        Assert.Equal(HttpStatusCode.SeeOther, (await thief.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task A_planted_session_cookie_is_never_the_one_a_person_gets()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = hub.Browser();
        browser.Keep("session", "0123456789abcdefghjkmnpqrs");
        await SignUpTests.JoinAsync(browser, SignUpTests.New());
        Assert.NotEqual("0123456789abcdefghjkmnpqrs", browser.Cookie("session"));
    }

    [Theory, OnBothDatabases]
    public async Task A_session_on_a_shared_device_ends_by_itself(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var browser = hub.Browser();
        var answer = await browser.SubmitAsync(
            await browser.GetAsync("/sign-up"),
            SignUpTests.Fields(("alias", "Siskin"), ("passphrase", Passphrase), ("shared", "true"))
        );
        var cookie = answer
            .Response.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("session=", StringComparison.Ordinal));
        Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        hub.Clock.Move(Session.SharedLivesFor + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/me")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_security_stamp_ends_every_session(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var neighbour = await Neighbour.JoinAsync(hub);
        var browser = neighbour.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/me")).Status);
        await hub.WriteAsync(async db => (await db.People.SingleAsync(p => p.Id == neighbour.Person.Id)).Restamp());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/me")).Status);
    }

    private static async Task<string> JoinAsync(TestHub hub)
    {
        var alias = SignUpTests.New();
        Assert.NotNull(await hub.Get<Members>().JoinAsync(alias, Passphrase, "en", default));
        return alias;
    }

    private static Task<Visit> SignInAsync(TestBrowser browser, Visit page, string alias, string passphrase) =>
        browser.SubmitAsync(page, SignUpTests.Fields(("alias", alias), ("passphrase", passphrase)));
}
