using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Accounts;

/// <summary>Signing in with a passkey, and answers that no honest device would give.</summary>
public sealed class PasskeyTests
{
    [Theory, OnBothDatabases]
    public async Task A_device_lets_its_person_in_without_a_word_typed(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, key) = await WithKeyAsync(hub);
        var browser = hub.Browser();
        Assert.Equal("/me", (await SignInAsync(browser, key)).Location);
        Assert.Contains(wren.Alias, (await browser.GetAsync("/me")).Text, StringComparison.Ordinal);
        Assert.Contains("last used", (await browser.GetAsync("/me/passkeys")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_opens_once_and_only_in_the_browser_that_was_asked(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (_, key) = await WithKeyAsync(hub);
        var (browser, thief) = (hub.Browser(), hub.Browser());
        var page = await browser.GetAsync("/sign-in/passkey");
        var (asked, answer) = (browser.Cookie("passkey")!, key.Sign(SoftKey.Options(page)));
        var elsewhere = await thief.GetAsync("/sign-in/passkey");
        Refused(await SendAsync(thief, elsewhere, answer));
        Assert.Equal("/me", (await SendAsync(browser, page, answer)).Location);
        thief.Keep("passkey", asked);
        Refused(await SendAsync(thief, elsewhere, answer));
    }

    [Fact]
    public async Task A_challenge_is_worth_nothing_after_five_minutes_or_for_another_purpose()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var (wren, key) = await WithKeyAsync(hub);
        var browser = hub.Browser();
        var page = await browser.GetAsync("/sign-in/passkey");
        hub.Clock.Move(Challenges.Lasts + TimeSpan.FromSeconds(1));
        Refused(await SendAsync(browser, page, key.Sign(SoftKey.Options(page))));
        var adding = SoftKey.Options(await wren.Browser.GetAsync("/me/passkeys/new"));
        browser.Keep("passkey", wren.Browser.Cookie("passkey")!);
        Refused(await SendAsync(browser, page, key.Sign(adding)));
    }

    public static TheoryData<string, Action<SoftKey>> Lies =>
        new()
        {
            { "another website", k => k.Origin = "https://elsewhere.example" },
            { "another port", k => k.Origin = "http://localhost:5081" },
            { "a frame of another website", k => k.CrossOrigin = true },
            { "a key for another website", k => k.Host = "elsewhere.example" },
            { "nobody touched it", k => k.AsksForFinger = false },
            { "somebody else's handle", k => k.Handle = new string('a', 86) },
            { "no handle", k => k.Handle = null },
            { "a copy that counts backwards", k => k.Count = 1 },
        };

    [Theory, MemberData(nameof(Lies))]
    public async Task A_lie_in_the_answer_opens_nothing(string lie, Action<SoftKey> tell)
    {
        Assert.NotEmpty(lie);
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (_, key) = await WithKeyAsync(hub, new SoftKey { Count = 5 });
        key.Count = 6;
        tell(key);
        Refused(await SignInAsync(hub.Browser(), key));
    }

    [Fact]
    public async Task A_forged_signature_and_plain_nonsense_open_nothing()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (_, key) = await WithKeyAsync(hub);
        Refused(await SignInAsync(hub.Browser(), new SoftKey { Id = key.Id, Handle = key.Handle }));
        Refused(await SignInAsync(hub.Browser(), new SoftKey { Handle = key.Handle }));
        foreach (var nonsense in (string[])["", "{}", "null", "[", "{\"id\":1}", new string('x', 30_000)])
        {
            var browser = hub.Browser();
            Refused(await SendAsync(browser, await browser.GetAsync("/sign-in/passkey"), nonsense));
        }
    }

    internal static void Refused(Visit answer) => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);

    internal static Dictionary<string, string?> Adding(string answer) =>
        SignUpTests.Fields(("name", "Heron phone"), ("passphrase", Signed.Passphrase), ("answer", answer));

    internal static async Task<(Signed Wren, SoftKey Key)> WithKeyAsync(TestHub hub, SoftKey? key = null)
    {
        var (wren, made) = (await Signed.UpAsync(hub), key ?? new SoftKey());
        Assert.Equal("/me/passkeys", (await AddAsync(wren, made)).Location);
        return (wren, made);
    }

    internal static async Task<Visit> AddAsync(Signed wren, SoftKey key)
    {
        var page = await wren.Browser.GetAsync("/me/passkeys/new");
        return await wren.Browser.SubmitAsync(page, Adding(key.Create(SoftKey.Options(page))));
    }

    internal static async Task<Visit> SignInAsync(TestBrowser browser, SoftKey key)
    {
        var page = await browser.GetAsync("/sign-in/passkey");
        return await SendAsync(browser, page, key.Sign(SoftKey.Options(page)));
    }

    private static Task<Visit> SendAsync(TestBrowser browser, Visit page, string answer) =>
        browser.SubmitAsync(page, SignUpTests.Fields(("answer", answer)));
}
