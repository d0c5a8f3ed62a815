using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Features.Shared;

[Collection(Neighbourhood.Name)]
public sealed class LeaveTests(Neighbourhood neighbourhood)
{
    private const string Elsewhere = "https://www.wikipedia.org/";

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task One_tap_leaves_for_a_plain_website(bool script) =>
        neighbourhood.VisitAsync(
            new Device(script),
            async page =>
            {
                await OpenAsync(page);
                await page.GetByRole(AriaRole.Link, new() { Name = "Leave this page" }).ClickAsync();
                await ArrivedAsync(page);
            }
        );

    [ChromiumFact]
    public Task Shift_pressed_three_times_leaves_too() =>
        neighbourhood.VisitAsync(
            Device.Scripted,
            async page =>
            {
                await OpenAsync(page);
                // A busy machine may take longer over three presses than a person: it gets a few rounds.
                for (var press = 0; press < 15 && page.Url.Contains("/help-now", StringComparison.Ordinal); press++)
                    await page.Keyboard.PressAsync("Shift");
                await ArrivedAsync(page);
            }
        );

    [ChromiumFact]
    public Task With_JavaScript_the_back_button_does_not_return_to_the_page() =>
        neighbourhood.VisitAsync(
            Device.Scripted,
            async page =>
            {
                await OpenAsync(page);
                await page.GetByRole(AriaRole.Link, new() { Name = "Leave this page" }).ClickAsync();
                await ArrivedAsync(page);
                await page.GoBackAsync();
                Assert.DoesNotContain("/help-now", page.Url, StringComparison.Ordinal);
            }
        );

    [ChromiumFact]
    public Task Writing_in_capitals_leaves_nothing() =>
        neighbourhood.VisitAsync(
            Device.Scripted,
            async page =>
            {
                await page.GotoAsync("/");
                var words = page.GetByLabel("What are you looking for?");
                foreach (var letter in "ABCDE")
                    await words.PressAsync($"Shift+{letter}");
                Assert.Equal("ABCDE", await words.InputValueAsync());
            }
        );

    // Arriving is what counts. That the other page is loaded may be told before anybody asks, and then never again.
    private static Task ArrivedAsync(IPage page) =>
        page.WaitForURLAsync(Elsewhere, new() { WaitUntil = WaitUntilState.Commit });

    private static async Task OpenAsync(IPage page)
    {
        await page.RouteAsync(Elsewhere + "**", route => route.FulfillAsync(new() { Body = "plain" }));
        await page.GotoAsync("/help-now");
    }
}
