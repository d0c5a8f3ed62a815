using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Accounts;

/// <summary>Becoming a member with nothing but a name, and getting back in.</summary>
public sealed class SignUpTests
{
    private const string Passphrase = "tea kettle moss lantern";

    [Theory, OnBothDatabases]
    public async Task A_name_and_a_passphrase_are_all_it_takes(ProviderKind kind)
    {
        var (hub, browser, alias) = (
            await TestHub.SharedAsync(kind),
            (await TestHub.SharedAsync(kind)).Browser(),
            New()
        );
        var code = await JoinAsync(browser, alias);
        Assert.Equal(24, code.Length);
        Assert.Contains(alias, (await browser.GetAsync("/me")).Text, StringComparison.Ordinal);
        var person = await hub.ReadAsync(db => db.People.SingleAsync(p => p.UserName == alias));
        Assert.DoesNotContain(Passphrase, person.PasswordHash!, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_recovery_code_is_shown_twice_asked_back_once_and_then_readable_for_nobody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (browser, alias) = (hub.Browser(), New());
        var code = await JoinAsync(browser, alias);
        var page = await browser.GetAsync("/sign-up/code");
        var wrong = await browser.SubmitAsync(page, Fields(("code", "AAAA-BBBB-CCCC-DDDD-EEEE")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var right = await browser.SubmitAsync(page, Fields(("code", code.ToLowerInvariant().Replace("-", " "))));
        Assert.Equal(code, right.Page.QuerySelector("code[data-recovery]")!.TextContent);
        Assert.Equal("/me", (await browser.GetAsync("/sign-up/code")).Location);
        var person = await hub.ReadAsync(db => db.People.SingleAsync(p => p.UserName == alias));
        Assert.Null(person.RecoverySealed);
        Assert.Equal(64, person.RecoveryHash!.Length);
    }

    [Theory, OnBothDatabases]
    public async Task The_code_brings_somebody_back_and_everybody_else_out(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (lost, alias) = (hub.Browser(), New());
        var code = await JoinAsync(lost, alias);
        var browser = hub.Browser();
        var answer = await browser.SubmitAsync(
            await browser.GetAsync("/sign-in/recover"),
            Fields(("alias", alias), ("code", code), ("passphrase", "harbour pigeon noon umbrella"), ("shared", "true"))
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.True(
            await hub.ReadAsync(db =>
                db.Sessions.AnyAsync(s => s.Shared && db.People.Any(p => p.Id == s.PersonId && p.UserName == alias))
            )
        );
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/me")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await lost.GetAsync("/me")).Status);
        var again = await hub.Browser().GetAsync("/sign-in/recover");
        var used = await hub.Browser()
            .SubmitAsync(again, Fields(("alias", alias), ("code", code), ("passphrase", Passphrase)));
        Assert.NotEqual(HttpStatusCode.SeeOther, used.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_who_take_one_name_at_once_do_not_both_get_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var alias = New();
        var members = hub.Get<Members>();
        var joined = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n =>
                    members.JoinAsync(n % 2 == 0 ? alias : alias.ToUpperInvariant(), Passphrase, "en", default)
                )
        );
        Assert.Single(joined.OfType<Person>());
    }

    [Theory]
    [InlineData("short one")]
    [InlineData("password1234")]
    [InlineData("qwertyuiop12")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_passphrase_that_is_tried_first_is_refused_and_the_name_stays(string passphrase)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = hub.Browser();
        var answer = await browser.SubmitAsync(
            await browser.GetAsync("/sign-up"),
            Fields(("alias", "Marsh Tit"), ("passphrase", passphrase))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Marsh Tit", answer.Page.QuerySelector("input[name=alias]")!.GetAttribute("value"));
        Assert.Null(answer.Page.QuerySelector("input[name=passphrase]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Brock", "brock")]
    [InlineData("Brock", "BRÖCK")]
    [InlineData("Brock", "B r o c k")]
    [InlineData("paypal", "pаypаl")]
    [InlineData("Lilo", "Li1o")]
    public void Names_that_look_alike_are_one_name(string one, string other) =>
        Assert.Equal(Alias.Key(one), Alias.Key(other));

    [Theory]
    [InlineData("a")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u0000b")]
    [InlineData("....")]
    public void What_hides_or_says_nothing_is_no_name(string alias) => Assert.False(Alias.IsName(alias));

    internal static string New() => $"Wren {RandomId.New()}";

    internal static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    internal static async Task<string> JoinAsync(TestBrowser browser, string alias, string passphrase = Passphrase)
    {
        var answer = await browser.SubmitAsync(
            await browser.GetAsync("/sign-up"),
            Fields(("alias", alias), ("passphrase", passphrase))
        );
        Assert.Equal("/sign-up/code", answer.Location);
        return (await browser.FollowAsync(answer)).Page.QuerySelector("code[data-recovery]")!.TextContent;
    }
}
