using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Me;

/// <summary>Somebody who became a member through the form and knows their passphrase.</summary>
public sealed record Signed(TestHub Hub, TestBrowser Browser, string Alias)
{
    public const string Passphrase = "tea kettle moss lantern";

    public static async Task<Signed> UpAsync(TestHub hub)
    {
        var (browser, alias) = (hub.Browser(), SignUpTests.New());
        await SignUpTests.JoinAsync(browser, alias, Passphrase);
        return new(hub, browser, alias);
    }

    /// <summary>Goes to one of my pages and sends its form.</summary>
    public async Task<Visit> DoAsync(string page, params (string Name, string? Value)[] fields) =>
        await Browser.SubmitAsync(await Browser.GetAsync(page), SignUpTests.Fields(fields));

    /// <summary>Signs in somewhere else.</summary>
    public async Task<(TestBrowser Browser, Visit Answer)> SignInAsync(
        string passphrase = Passphrase,
        string? alias = null
    )
    {
        var browser = Hub.Browser();
        var answer = await browser.SubmitAsync(
            await browser.GetAsync("/sign-in"),
            SignUpTests.Fields(("alias", alias ?? Alias), ("passphrase", passphrase))
        );
        return (browser, answer);
    }
}
