using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>What people pin to a wall: the week on paper needs nothing but the print button.</summary>
[Collection(Neighbourhood.Name)]
public sealed class PrintJourney(Neighbourhood neighbourhood)
{
    [ChromiumFact]
    public Task The_week_prints_with_its_times_and_without_the_screen_around_it() =>
        neighbourhood.VisitAsync(
            Device.Plain,
            async page =>
            {
                await page.GotoAsync("/");
                await page.GetByRole(AriaRole.Link, new() { Name = "Print the week" }).ClickAsync();
                var week = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                Assert.True(await week.IsVisibleAsync());
                Assert.True(await page.Locator(".week li").First.IsVisibleAsync());
                Assert.False(await page.GetByRole(AriaRole.Link, new() { Name = "Leave this page" }).IsVisibleAsync());
                Assert.NotEmpty(await page.PdfAsync(new() { Format = "A4" }));
            }
        );

    [ChromiumFact]
    public Task A_service_prints_with_its_hours_and_where_its_page_is_and_without_buttons() =>
        neighbourhood.VisitAsync(
            Device.Plain,
            async page =>
            {
                await page.GotoAsync("/services");
                await page.GetByRole(AriaRole.Link, new() { Name = "Tanner's Row food shelf" }).First.ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Yes, it is right" }).WaitForAsync();
                var address = page.GetByText(new Uri(page.Url).AbsolutePath);
                Assert.False(await address.IsVisibleAsync());
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                Assert.True(await address.IsVisibleAsync());
                Assert.True(await page.Locator("dl.hours dt").First.IsVisibleAsync());
                Assert.False(
                    await page.GetByRole(AriaRole.Button, new() { Name = "Yes, it is right" }).IsVisibleAsync()
                );
            }
        );
}
