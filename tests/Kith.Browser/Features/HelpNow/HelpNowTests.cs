using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Features.HelpNow;

[Collection(Neighbourhood.Name)]
public sealed class HelpNowTests(Neighbourhood neighbourhood)
{
    [ChromiumTheory]
    [InlineData("/")]
    [InlineData("/week")]
    [InlineData("/no/such/page")]
    public Task Help_is_one_tap_away(string from) =>
        neighbourhood.VisitAsync(
            Device.Plain,
            async page =>
            {
                await page.GotoAsync(from);
                await page.GetByRole(AriaRole.Navigation)
                    .GetByRole(AriaRole.Link, new() { Name = "Help now" })
                    .ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ring 999" })).ToBeVisibleAsync();
                await Assertions
                    .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ring 116 123" }))
                    .ToBeVisibleAsync();
            }
        );

    [ChromiumFact]
    public Task The_lines_of_another_country_are_one_choice_away() =>
        neighbourhood.VisitAsync(
            Device.Plain,
            async page =>
            {
                await page.GotoAsync("/help-now");
                await page.GetByLabel("Country", new() { Exact = true }).SelectOptionAsync("US");
                await page.GetByRole(AriaRole.Button, new() { Name = "Show these lines" }).ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ring 988" })).ToBeVisibleAsync();
            }
        );

    [ChromiumFact]
    public Task The_language_is_switched_without_JavaScript_and_stays() =>
        neighbourhood.VisitAsync(
            Device.Plain,
            async page =>
            {
                await page.GotoAsync("/help-now");
                await page.GetByRole(AriaRole.Link, new() { Name = "Español" }).ClickAsync();
                await Assertions
                    .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
                    .ToHaveTextAsync("Ayuda ahora");
                await page.GotoAsync("/");
                await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
            }
        );

    [ChromiumTheory]
    [InlineData("/", "home")]
    [InlineData("/help-now", "help-now")]
    [InlineData("/help-now?country=ZZ", "help-now-unknown")]
    [InlineData("/no/such/page", "nothing-here")]
    public Task It_can_be_used_by_everybody_and_on_every_screen(string path, string name) =>
        neighbourhood.VisitAsync(
            Device.Scripted,
            async page =>
            {
                await page.GotoAsync(path);
                await Accessible.AssertAsync(page);
                await Pictures.TakeAsync(page, name);
            }
        );

    [ChromiumTheory]
    [InlineData("/")]
    [InlineData("/help-now")]
    public Task It_can_be_used_from_right_to_left(string path) =>
        neighbourhood.VisitAsync(
            new Device(Script: true, Language: "ar-XB"),
            async page =>
            {
                await page.GotoAsync(path);
                await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
                await Accessible.AssertAsync(page);
                await Pictures.TakeAsync(page, "rtl" + path.Replace('/', '-'));
            }
        );
}
