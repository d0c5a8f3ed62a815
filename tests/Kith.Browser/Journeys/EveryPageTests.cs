using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>What holds for each page there is: a page added tomorrow is tested tomorrow.</summary>
[Collection(Neighbourhood.Name)]
public sealed class EveryPageTests(Neighbourhood neighbourhood)
{
    /// <summary>
    /// Pages that stand behind a secret or a state the sample does not have; their addresses have to be told to the atlas before they can
    /// be looked at here. A hub that is set up has no set-up page any more: SetUpJourney looks at it.
    /// </summary>
    private static readonly string[] Untold =
    [
        "/admin/cards/suggested/{suggestion}",
        "/admin/cards/suggested/{suggestion}/accept",
        "/admin/cards/suggested/{suggestion}/decline",
        "/admin/faces/{face}/lift",
        "/admin/pauses/{pause}/answer",
        "/admin/reports/{report}/close",
        "/admin/services/unlisted/{away}",
        "/coming/{key}/how",
        "/groups/{slug}/answer",
        "/groups/{slug}/barred/{parting}/lift",
        "/groups/{slug}/claim",
        "/groups/{slug}/kept-away",
        "/groups/{slug}/poll/end",
        "/groups/{slug}/poll/paper",
        "/groups/{slug}/topics/agenda",
        "/groups/{slug}/topics/{topic}/away",
        "/groups/{slug}/topics/{topic}/support",
        "/groups/{slug}/vouch",
        "/groups/{slug}/vouches/{vouch}",
        "/hosting/{key}/{time}/bring-back",
        "/hosting/{key}/{time}/following",
        "/hosting/{key}/{time}/guests/{guest}/admit",
        "/mail/stop/{token}",
        "/me/calendar/end",
        "/me/cards/{mine}/withdraw",
        "/me/mail/code",
        "/me/mail/remove",
        "/me/mail/wants",
        "/me/objection",
        "/me/passkeys/{passkey}/remove",
        "/me/plan/{kept}",
        "/me/plan/{kept}/remove",
        "/me/stay",
        "/admin/neighbours/{favour}/end",
        "/admin/neighbours/{objected}/answer",
        "/neighbours/gone",
        "/neighbours/{removed}/objection",
        "/neighbours/apart/{worn}",
        "/neighbours/talks/{talk}",
        "/neighbours/talks/{talk}/accept",
        "/neighbours/talks/{talk}/decline",
        "/neighbours/talks/{talk}/end",
        "/neighbours/talks/{talk}/part",
        "/neighbours/{favour}/answer",
        "/neighbours/{own}/edit",
        "/neighbours/{own}/end",
        "/neighbours/{own}/pause",
        "/neighbours/{own}/renew",
        "/report/{key}",
        "/meetups/series/{id}/claim",
        "/setup",
        "/setup/steward",
        "/sign-in/second",
        "/sign-up/code",
        "/wishes/mine/{key}",
        "/wishes/{wish}/join",
    ];

    // A picture with something to say that is too small to see.
    private const string Invisible = """
        () => [...document.querySelectorAll("main img, main svg[role=img]")]
          .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width < 16)
          .map((e) => e.outerHTML.slice(0, 200))
        """;

    public static TheoryData<string> Routes => [.. Atlas.Routes.Where(route => !Untold.Contains(route))];

    [ChromiumTheory, MemberData(nameof(Routes))]
    public Task A_page_is_accessible_in_light_and_dark_and_fits_every_screen(string route) =>
        LookAsync(Device.Scripted, route, Name(route));

    [ChromiumTheory, MemberData(nameof(Routes))]
    public Task A_page_reads_from_right_to_left_too(string route) =>
        LookAsync(Device.Scripted with { Language = "ar-XB" }, route, Name(route) + "-rtl", ColorScheme.Light);

    [ChromiumTheory, MemberData(nameof(Routes))]
    public Task A_page_has_one_headline_help_and_a_way_out_without_javascript(string route) =>
        OpenAsync(
            Device.Plain,
            route,
            async page =>
            {
                var header = page.GetByRole(AriaRole.Banner);
                var help = header.GetByRole(AriaRole.Link, new() { Name = "Help now" });
                var leave = header.GetByRole(AriaRole.Link, new() { Name = "Leave this page" });
                Assert.Equal("/help-now", await help.GetAttributeAsync("href"));
                Assert.StartsWith("https://", await leave.GetAttributeAsync("href"), StringComparison.Ordinal);
                Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
            }
        );

    private Task LookAsync(Device device, string route, string picture, params ColorScheme[] schemes) =>
        OpenAsync(
            device,
            route,
            async page =>
            {
                var direction = device.Language == "ar-XB" ? "rtl" : "ltr";
                Assert.Equal(direction, await page.Locator("html").GetAttributeAsync("dir"));
                await Accessible.AssertAsync(page);
                Assert.Empty(await page.EvaluateAsync<string[]>(Invisible));
                await Pictures.TakeAsync(page, picture, schemes);
            }
        );

    private async Task OpenAsync(Device device, string route, Func<IPage, Task> look)
    {
        var (address, session) = await neighbourhood.PlaceOfAsync(route);
        await neighbourhood.VisitAsync(device, Look, hub: null, session);

        async Task Look(IPage page)
        {
            var answer = await page.GotoAsync(address);
            Assert.True(answer?.Status == (route == "/problem" ? 404 : 200), $"{address} answered {answer?.Status}");
            await look(page);
        }
    }

    private static string Name(string route) =>
        route == "/" ? "home" : string.Concat(route.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
