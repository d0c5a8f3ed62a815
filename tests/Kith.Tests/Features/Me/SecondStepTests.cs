using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Me;

/// <summary>An app's code at sign-in: what it stops and how one gets past a lost phone.</summary>
public sealed class SecondStepTests
{
    [Theory, OnBothDatabases]
    public async Task The_passphrase_alone_opens_nothing_and_a_code_works_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = await Signed.UpAsync(hub);
        var secret = await TurnOnAsync(wren);
        hub.Clock.Move(Totp.Step);
        var (browser, half) = await wren.SignInAsync();
        Assert.Equal("/sign-in/second", half.Location);
        Assert.Null(browser.Cookie("session"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/me")).Status);
        var code = CodeNow(hub, secret);
        Assert.Equal("/me", (await StepAsync(browser, code)).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/me")).Status);
        var (replay, _) = await wren.SignInAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StepAsync(replay, code)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task One_code_sent_many_times_at_once_works_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = await Signed.UpAsync(hub);
        var secret = await TurnOnAsync(wren);
        hub.Clock.Move(Totp.Step);
        var person = (await hub.Get<Members>().RecogniseAsync(wren.Alias, Signed.Passphrase, default))!;
        var code = CodeNow(hub, secret);
        var passed = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => hub.Get<SecondStep>().PassesAsync(person, code, default))
        );
        Assert.Single(passed, p => p);
    }

    [Fact]
    public async Task The_recovery_code_passes_when_the_phone_is_lost()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var wren = await Signed.UpAsync(hub);
        var recovery = (await wren.Browser.GetAsync("/sign-up/code"))
            .Page.QuerySelector("[data-recovery]")!
            .TextContent;
        await TurnOnAsync(wren);
        var (browser, _) = await wren.SignInAsync();
        Assert.Equal("/me", (await StepAsync(browser, recovery)).Location);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_down_and_a_note_is_soon_worthless()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var wren = await Signed.UpAsync(hub);
        var secret = await TurnOnAsync(wren);
        hub.Clock.Move(Totp.Step);
        var (browser, _) = await wren.SignInAsync();
        for (var n = 0; n < SignInTries.PerAccount; n++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StepAsync(browser, "000000")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StepAsync(browser, CodeNow(hub, secret))).Status);
        hub.Clock.Move(TimeSpan.FromMinutes(20));
        Assert.Equal("/sign-in", (await StepAsync(browser, CodeNow(hub, secret))).Location);
    }

    [Fact]
    public async Task A_note_from_before_a_new_passphrase_opens_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var wren = await Signed.UpAsync(hub);
        var secret = await TurnOnAsync(wren);
        hub.Clock.Move(Totp.Step);
        var (thief, _) = await wren.SignInAsync();
        await wren.DoAsync("/me/passphrase", ("old", Signed.Passphrase), ("new", "seven slow herons landing"));
        Assert.Equal("/sign-in", (await StepAsync(thief, CodeNow(hub, secret))).Location);
    }

    [Fact]
    public async Task It_is_turned_on_and_off_only_by_who_knows_the_passphrase_and_has_the_app()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var (wren, other) = (await Signed.UpAsync(hub), await Signed.UpAsync(hub));
        var page = await wren.Browser.GetAsync("/me/second-step");
        Assert.NotNull(page.Page.QuerySelector("svg.qr"));
        Assert.DoesNotContain(wren.Alias, page.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        var wrong = await wren.DoAsync("/me/second-step", ("code", "000000"), ("passphrase", Signed.Passphrase));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        // Somebody else's sealed secret in the form is not taken.
        var foreign = await other.Browser.GetAsync("/me/second-step");
        var planted = foreign.Page.QuerySelector("[name=sealed]")!.GetAttribute("value");
        var theirs = foreign.Page.QuerySelector("main code")!.TextContent;
        var refused = await wren.DoAsync(
            "/me/second-step",
            ("sealed", planted),
            ("code", CodeNow(hub, theirs)),
            ("passphrase", Signed.Passphrase)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await TurnOnAsync(wren);
        await wren.DoAsync("/me/second-step", ("passphrase", "not the passphrase"));
        Assert.Equal("/sign-in/second", (await wren.SignInAsync()).Answer.Location);
        await wren.DoAsync("/me/second-step", ("passphrase", Signed.Passphrase));
        Assert.Equal("/me", (await wren.SignInAsync()).Answer.Location);
    }

    private static async Task<string> TurnOnAsync(Signed wren)
    {
        var page = await wren.Browser.GetAsync("/me/second-step");
        var secret = page.Page.QuerySelector("main code")!.TextContent;
        var answer = await wren.Browser.SubmitAsync(
            page,
            SignUpTests.Fields(("code", CodeNow(wren.Hub, secret)), ("passphrase", Signed.Passphrase))
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return secret;
    }

    private static async Task<Visit> StepAsync(TestBrowser browser, string code) =>
        await browser.SubmitAsync(await browser.GetAsync("/sign-in/second"), SignUpTests.Fields(("code", code)));

    private static string CodeNow(TestHub hub, string secret)
    {
        var step = Totp.StepAt(hub.Clock.Now);
        return Totp.Code(Bytes(secret), step);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(
            base32.Select(c =>
                Convert
                    .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2)
                    .PadLeft(5, '0')
            )
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
