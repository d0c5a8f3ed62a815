using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>Opening a hub for the first time, with the code its machine printed.</summary>
[Collection(Neighbourhood.Name)]
public sealed class SetUpJourney(Neighbourhood neighbourhood)
{
    private const string Announced = "Set-up code: ";

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_volunteer_opens_the_hub_once_and_nobody_can_open_it_again(bool script)
    {
        await using var hub = await Hub.OpenAsync(null);
        var code = hub.Messages.Single(line => line.StartsWith(Announced, StringComparison.Ordinal))[
            Announced.Length..
        ];
        await neighbourhood.VisitAsync(
            new Device(script),
            async page =>
            {
                await page.GotoAsync("/setup");
                if (script)
                {
                    await Accessible.AssertAsync(page);
                    await Pictures.TakeAsync(page, "setup");
                }
                await FillInAsync(page, code.Trim());
                await page.GetByRole(AriaRole.Heading, new() { Name = "Become a member" }).WaitForAsync();
                Assert.Equal(404, (await page.GotoAsync("/setup"))?.Status);
            },
            hub
        );
    }

    private static async Task FillInAsync(IPage page, string code)
    {
        await page.GetByLabel("Set-up code").FillAsync(code);
        await page.GetByLabel("What is it called?").FillAsync("Kith on the Green");
        await page.GetByLabel("Country").SelectOptionAsync("IE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the hub" }).ClickAsync();
    }
}
