using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>Goes where no public link leads, behind the private links of guests and hosts, and tells the atlas.</summary>
public sealed class Errands(Neighbourhood neighbourhood, Atlas atlas)
{
    private Hub Hub => neighbourhood.Hub;

    /// <summary>Runs them all.</summary>
    public async Task RunAsync()
    {
        atlas.TellOf("/problem", "/there-is-no-such-page");
        atlas.Tell(atlas.Find("/meetups/series/{id}")?.Address + "/poster"); // for those who print a whole series
        await neighbourhood.VisitAsync(Device.Plain, BeOfferedAPlaceAsync);
        await neighbourhood.VisitAsync(Device.Plain, ComeAndHostAsync);
        await neighbourhood.VisitAsync(Device.Plain, DecideAtTheLastMinuteAsync);
        await neighbourhood.VisitTogetherAsync(Device.Plain, Hub, people: 4, new Circle(Hub, atlas).MeetAsync);
    }

    // Two people, one seat: the first cancels, the second is offered it.
    private async Task BeOfferedAPlaceAsync(IPage page)
    {
        var meetup = await Steps.ArrangeAsync(Hub, "Two chairs, one window", "--capacity", "1");
        await Steps.ComeAsync(page, meetup.Page, "Wren");
        var first = page.Url;
        var second = await Steps.ComeAsync(page, meetup.Page, "Robin");
        await page.GotoAsync(first);
        await Steps.CancelAsync(page);
        atlas.Tell(second + "/accept");
        atlas.Tell(second + "/let-go");
    }

    // A hidden address, a seat, somebody in line and somebody who rang: all that a host can be asked.
    private async Task ComeAndHostAsync(IPage page)
    {
        string[] hidden = ["--place", "The blue door", "--hidden-place", "--capacity", "1"];
        var meetup = await Steps.ArrangeAsync(Hub, "Behind the blue door", hidden);
        var mine = await Steps.ComeAsync(page, meetup.Page, "Heron");
        await Steps.ComeAsync(page, meetup.Page, "Finch");
        await atlas.WalkAsync(Hub.Address, mine, meetup.Host);
        await page.GotoAsync(meetup.Host);
        await page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter somebody who rang" }).ClickAsync();
        await page.GetByLabel("A name to call them").FillAsync("Dove");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on the list" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "They are entered" }).WaitForAsync();
        atlas.Tell(new Uri(page.Url).AbsolutePath);
    }

    // So near the start no seat is offered by itself: the host decides who in line gets the one that became free.
    private async Task DecideAtTheLastMinuteAsync(IPage page)
    {
        var meetup = await Steps.ArrangeAsync(Hub, TimeSpan.FromMinutes(40), "Nearly there", "--capacity", "1");
        await Steps.ComeAsync(page, meetup.Page, "Swift");
        var first = page.Url;
        await Steps.ComeAsync(page, meetup.Page, "Martin");
        await page.GotoAsync(first);
        await Steps.CancelAsync(page);
        await atlas.WalkAsync(Hub.Address, meetup.Host);
    }
}
