using System.IO.Compression;
using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>
/// The life of a group, from the first idea to another host: people sign up without e-mail, start it, meet, move, hand over, and one of
/// them takes everything along and leaves. JavaScript is off throughout.
/// </summary>
[Collection(Neighbourhood.Name)]
public sealed class NightOwlsJourney(Neighbourhood neighbourhood)
{
    private const string Group = "night-owls";
    private const string Title = "Night Owls circle";

    public static TheoryData<bool> Databases => Hubs.HasPostgres ? [false, true] : [false];

    [ChromiumTheory, MemberData(nameof(Databases))]
    public Task A_group_is_started_meets_moves_changes_hands_and_is_left_with_dignity(bool postgres) =>
        Hubs.WithAsync(
            postgres,
            hub =>
                neighbourhood.VisitTogetherAsync(
                    Device.Plain,
                    hub,
                    people: 5,
                    async people =>
                    {
                        var (tawny, barn, little, guest, late) = (
                            people[0],
                            people[1],
                            people[2],
                            people[3],
                            people[4]
                        );
                        var series = await StartAsync(tawny);
                        await InviteACoHostAsync(tawny, barn);
                        await BeWelcomedAsync(hub, late);
                        await KeepTheHourAsync(hub, tawny);
                        await Members.SignUpAsync(little, "Little");
                        await Members.JoinAsync(little, $"/groups/{Group}/membership", "Little");
                        var meetup = await FirstMeetupAsync(little);
                        await BePromotedAsync(meetup, little, guest, late);
                        await MoveAsync(tawny, little, series);
                        await HandOverAsync(tawny, barn);
                        await TakeAllAlongAndLeaveAsync(little);
                    }
                )
        );

    private static async Task<string> StartAsync(IPage tawny)
    {
        await Members.SignUpAsync(tawny, "Tawny");
        await Members.StartGroupAsync(tawny, "Talking circle", "Night Owls", "Tawny");
        return await Members.PlanWeeklyAsync(tawny, Title, ThursdayBeforeTheClocksGoBack(), times: 4, seats: 2);
    }

    private static async Task KeepTheHourAsync(Hub hub, IPage tawny)
    {
        var first = ThursdayBeforeTheClocksGoBack();
        await tawny.GotoAsync($"/groups/{Group}");
        await tawny.GetByText("Every Thursday at 18:30").WaitForAsync();
        // The same hour on the wall on both sides of the change: the rule counts in the zone, and the zone says when it changes.
        var calendar = await tawny.APIRequest.GetAsync(new Uri(hub.Address, $"/groups/{Group}.ics").ToString());
        var lines = (await calendar.TextAsync()).Split("\r\n");
        Assert.Contains($"DTSTART;TZID=Europe/London:{first:yyyyMMdd}T183000", lines);
        Assert.Contains(lines, l => l.StartsWith("RRULE:FREQ=WEEKLY", StringComparison.Ordinal));
        Assert.Contains("TZOFFSETTO:+0000", lines);
        Assert.Contains("TZOFFSETTO:+0100", lines);
    }

    private static async Task InviteACoHostAsync(IPage tawny, IPage barn)
    {
        var link = await Members.InviteAsync(tawny, Group);
        await Members.SignUpAsync(barn, "Barn");
        await Members.JoinAsync(barn, link, "Barn");
        await Members.GiveAsync(tawny, Group, "Barn", "Helps to host");
    }

    private static async Task BeWelcomedAsync(Hub hub, IPage page)
    {
        await page.GotoAsync("/groups");
        await page.GetByText("No group has put up a notice here yet").WaitForAsync();
        await Members.SignUpAsync(page, "Ada");
        await hub.CommandAsync("steward", "Ada");
        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "One group would like to be welcomed" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Welcome this group" }).ClickAsync();
        await page.GetByText("No group is waiting").WaitForAsync();
        await page.GotoAsync("/sign-out");
        await Members.PressAsync(page, "Sign out");
    }

    private static async Task<string> FirstMeetupAsync(IPage little)
    {
        await little.GetByRole(AriaRole.Link, new() { Name = Title, Exact = true }).First.ClickAsync();
        await Members.HeadedAsync(little, Title);
        return new Uri(little.Url).AbsolutePath;
    }

    // Two places: a member and a guest take them, somebody waits in line, the guest cannot come after all.
    private static async Task BePromotedAsync(string meetup, IPage little, IPage guest, IPage late)
    {
        await Steps.ComeAsync(little, meetup, "Little");
        await Steps.ComeAsync(guest, meetup, "Elf");
        var waiting = await Steps.ComeAsync(late, meetup, "Pygmy");
        Assert.Equal("You are in line", await Steps.HeadlineAsync(late));
        await Steps.CancelAsync(guest);
        await late.GotoAsync(waiting);
        await Members.PressAsync(late, "Take the place");
        await Members.HeadedAsync(late, "You are coming");
    }

    private static async Task MoveAsync(IPage tawny, IPage little, string series)
    {
        await tawny.GotoAsync(series);
        await tawny.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link).ClickAsync();
        await tawny.GetByText("2 people are coming").WaitForAsync();
        await tawny.GetByRole(AriaRole.Link, new() { Name = "Move this day" }).ClickAsync();
        await tawny.GetByLabel("Starts at").FillAsync("19:15");
        await tawny.GetByLabel("Why? Everybody can read this.").FillAsync("The library closes later that day");
        await Members.PressAsync(tawny, "Move this day");
        await little.GotoAsync("/me/inbox");
        await little.GetByText("19:15: has changed").WaitForAsync();
        await little.GotoAsync("/me");
        await little.GetByText("19:15").First.WaitForAsync();
    }

    private static async Task HandOverAsync(IPage tawny, IPage barn)
    {
        await tawny.GotoAsync($"/groups/{Group}/step-down");
        await Members.PressAsync(tawny, "Stop hosting");
        Assert.Contains("/step-down", tawny.Url, StringComparison.Ordinal); // nobody else is a host yet
        await Members.GiveAsync(tawny, Group, "Barn", "Host");
        await tawny.GotoAsync($"/groups/{Group}/step-down");
        await Members.PressAsync(tawny, "Stop hosting");
        await tawny.GetByText("You belong here").WaitForAsync();
        Assert.Equal(403, (await tawny.GotoAsync($"/groups/{Group}/edit"))?.Status);
        Assert.Equal(200, (await barn.GotoAsync($"/groups/{Group}/edit"))?.Status);
    }

    private static async Task TakeAllAlongAndLeaveAsync(IPage little)
    {
        await little.GotoAsync("/me/export");
        await little.GetByLabel("Your passphrase").FillAsync(Members.Passphrase);
        var file = await little.RunAndWaitForDownloadAsync(() => Members.PressAsync(little, "Give me my file"));
        await using (var zip = await ZipFile.OpenReadAsync(await file.PathAsync()))
            Assert.NotNull(zip.GetEntry("index.html"));
        await little.GotoAsync("/me/leave");
        await little.GetByLabel("Your passphrase").FillAsync(Members.Passphrase);
        await Members.PressAsync(little, "Leave and erase my account");
        await Members.HeadedAsync(little, "Sign in");
        await little.GotoAsync("/me");
        await Members.HeadedAsync(little, "Sign in");
    }

    // British clocks go back on the last Sunday of October; the next one that is far enough ahead for a first meetup.
    private static DateOnly ThursdayBeforeTheClocksGoBack()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return new[] { today.Year, today.Year + 1 }
            .Select(year => new DateOnly(year, 10, 31))
            .Select(end => end.AddDays(-(int)end.DayOfWeek - 3))
            .First(thursday => thursday > today.AddDays(2));
    }
}
