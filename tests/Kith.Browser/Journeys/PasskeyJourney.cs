using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>A member adds a passkey of their phone and comes back in without typing.</summary>
[Collection(Neighbourhood.Name)]
public sealed class PasskeyJourney(Neighbourhood neighbourhood)
{
    private const string Passphrase = "tea kettle moss lantern";

    [ChromiumFact]
    public Task A_phone_lets_its_person_in_without_a_word_typed() =>
        neighbourhood.VisitAsync(
            Device.Scripted,
            async page =>
            {
                await HoldAsync(page);
                await JoinAsync(page, "Heron of the weir");
                await AddAsync(page);
                await page.GotoAsync("/sign-out");
                await Press(page, "Sign out");
                await page.GotoAsync("/sign-in");
                await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with a passkey" }).ClickAsync();
                await Press(page, "Ask my device");
                await page.WaitForURLAsync("**/me");
                Assert.Contains("Heron of the weir", await page.GetByRole(AriaRole.Main).InnerTextAsync());
            }
        );

    [ChromiumFact]
    public Task Without_JavaScript_there_is_no_button_and_the_passphrase_remains() =>
        neighbourhood.VisitAsync(
            Device.Plain,
            async page =>
            {
                await page.GotoAsync("/sign-in");
                var link = page.GetByRole(AriaRole.Link, new() { Name = "Sign in with a passkey" });
                Assert.False(await link.IsVisibleAsync());
                await page.GotoAsync("/sign-in/passkey");
                var button = page.GetByRole(AriaRole.Button, new() { Name = "Ask my device" });
                Assert.False(await button.IsVisibleAsync());
                await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your passphrase" }).ClickAsync();
                await page.GetByLabel("Your passphrase").WaitForAsync();
            }
        );

    // A phone with a finger on it, as the browser's own tools play one.
    private static async Task HoldAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
    }

    private static async Task JoinAsync(IPage page, string alias)
    {
        await page.GotoAsync("/sign-up");
        await page.GetByLabel("The name you want to go by").FillAsync(alias);
        await page.GetByLabel("A passphrase").FillAsync(Passphrase);
        await Press(page, "Become a member");
        await page.WaitForURLAsync("**/sign-up/code*");
    }

    private static async Task AddAsync(IPage page)
    {
        await page.GotoAsync("/me/passkeys");
        await Accessible.AssertAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" }).ClickAsync();
        await Accessible.AssertAsync(page);
        await page.GetByLabel("A name for it").FillAsync("My phone");
        await page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await Press(page, "Ask my device");
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove it My phone" }).WaitForAsync();
    }

    private static Task Press(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
