using Kith.Browser.Support;

namespace Kith.Browser.Journeys;

/// <summary>Opening the hub for the first time.</summary>
[Collection(Neighbourhood.Name)]
public sealed class FirstLookTests(Neighbourhood neighbourhood)
{
    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Help_is_one_tap_from_the_front_door(bool script) =>
        neighbourhood.VisitAsync(
            new Device(script),
            async page =>
            {
                await page.GotoAsync("/");
                await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Help now" }).ClickAsync();
                await page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            }
        );
}
