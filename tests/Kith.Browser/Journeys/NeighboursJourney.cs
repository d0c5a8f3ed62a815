using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>
/// Two neighbours: one says what would help, the other answers, they agree, do it and end it; a third thing ends with keeping away.
/// Without JavaScript, and once more with it, looking at every page on the way.
/// </summary>
[Collection(Neighbourhood.Name)]
public sealed class NeighboursJourney(Neighbourhood neighbourhood)
{
    private const string Line = "A lift to the hospital and back";

    [ChromiumTheory, InlineData(false), InlineData(true)]
    public Task A_need_is_answered_agreed_done_and_somebody_is_kept_away_from(bool script) =>
        Hubs.WithAsync(
            postgres: false,
            hub =>
                neighbourhood.VisitTogetherAsync(
                    script ? Device.Scripted : Device.Plain,
                    hub,
                    people: 2,
                    async people =>
                    {
                        var (needs, helps) = (people[0], people[1]);
                        var look = new Looks(script);
                        await JoinAsync(needs, "Sandpiper", look);
                        await JoinAsync(helps, "Dunlin", look: null);
                        var need = await PutUpAsync(needs, look);
                        await OfferAsync(helps, look);
                        var talk = await AnswerAsync(helps, need, look);
                        await AgreeAsync(needs, need, talk, look);
                        await EndAsync(helps, needs, talk, look);
                        await KeepAwayAsync(needs, talk, look);
                        await hub.CommandAsync("steward", "Dunlin");
                        await look.AtAsync(helps, "/report?about=talk:" + talk.Split('/')[^1], "neighbours-report");
                        await ObjectAsync(helps, needs, need, look);
                    }
                )
        );

    private static async Task JoinAsync(IPage page, string alias, Looks? look)
    {
        await Members.SignUpAsync(page, alias);
        await page.GotoAsync("/neighbours/need");
        if (look is not null)
            await look.HereAsync(page, "neighbours-say-age");
        await page.GetByRole(AriaRole.Link, new() { Name = "How old are you?" }).ClickAsync();
        await page.GetByLabel("18 or older").CheckAsync();
        await Members.PressAsync(page, "Keep this");
    }

    private static async Task<string> PutUpAsync(IPage page, Looks look)
    {
        await look.AtAsync(page, "/neighbours", "neighbours-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "I could use help" }).ClickAsync();
        await Members.HeadedAsync(page, "I could use help");
        await look.HereAsync(page, "neighbours-need");
        await Members.PressAsync(page, "Put it on the board");
        await look.HereAsync(page, "neighbours-need-wrong");
        await page.GetByLabel("What kind of help", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = "A lift" });
        await page.GetByLabel("What would help, in one line").FillAsync($"{Line}, 07700 900 123");
        await page.GetByLabel("Only for the person you agree with").FillAsync("The blue door in Mill Lane.");
        await page.GetByLabel("Tuesday, morning").CheckAsync();
        await page.GetByLabel("The name for this alone").FillAsync("Blue Door");
        await Members.PressAsync(page, "Put it on the board");
        await look.HereAsync(page, "neighbours-line-number");
        await page.GetByLabel("What would help, in one line").FillAsync(Line);
        await Members.PressAsync(page, "Put it up as it is");
        await Members.HeadedAsync(page, Line);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task OfferAsync(IPage page, Looks look)
    {
        await page.GotoAsync("/neighbours/offer");
        await look.HereAsync(page, "neighbours-offer");
        await page.GetByLabel("What kind of help", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = "A lift" });
        await page.GetByLabel("What you offer, in one line").FillAsync("I drive to the hospital on Tuesdays");
        await page.GetByLabel("My name in the hub: Dunlin").CheckAsync();
        await page.GetByLabel("Anybody may see it, but not your name").CheckAsync();
        await page.GetByLabel("Tuesday, morning").CheckAsync();
        await Members.PressAsync(page, "Put it on the board");
        await page.GetByText("This could fit").WaitForAsync();
        await look.HereAsync(page, "neighbours-own-with-fits");
        await page.GetByRole(AriaRole.Link, new() { Name = Line }).ClickAsync();
        await look.HereAsync(page, "neighbours-show");
        await look.AtAsync(page, "/neighbours", "neighbours-board");
    }

    private static async Task<string> AnswerAsync(IPage page, string need, Looks look)
    {
        await page.GotoAsync(need);
        await page.GetByRole(AriaRole.Link, new() { Name = "I could help" }).ClickAsync();
        await look.HereAsync(page, "neighbours-answer");
        await page.GetByLabel("Your words").FillAsync("I drive on Tuesdays. Ring me: 07700 900 123.");
        await page.GetByLabel("My name in the hub: Dunlin").CheckAsync();
        await Members.PressAsync(page, "Send");
        await page.GetByText("There seems to be a number").WaitForAsync();
        await look.HereAsync(page, "neighbours-answer-number");
        await page.GetByLabel("Your words").FillAsync("I drive there on Tuesdays at nine.");
        await Members.PressAsync(page, "Send it as it is");
        await Members.HeadedAsync(page, "With Blue Door");
        await look.HereAsync(page, "neighbours-talk-waits");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task AgreeAsync(IPage page, string need, string talk, Looks look)
    {
        await page.GotoAsync("/me/inbox");
        await page.GetByRole(AriaRole.Link, new() { Name = "A neighbour has answered you" }).ClickAsync();
        await Members.HeadedAsync(page, "With Dunlin");
        await page.GetByLabel("Write back").FillAsync("Nine would be lovely.");
        await Members.PressAsync(page, "Send");
        await page.GetByText("Nine would be lovely.").WaitForAsync();
        await look.HereAsync(page, "neighbours-talk-owner");
        await look.AtAsync(page, $"{talk}/decline", "neighbours-decline");
        await look.AtAsync(page, need, "neighbours-own-answered");
        foreach (var verb in new[] { "edit", "pause", "renew", "end" })
            await look.AtAsync(page, $"{need}/{verb}", $"neighbours-{verb}");
        await page.GotoAsync(talk);
        await page.GetByRole(AriaRole.Link, new() { Name = "Yes, let us do that" }).ClickAsync();
        await look.HereAsync(page, "neighbours-accept");
        await Members.PressAsync(page, "Yes, let us do that");
        await page.GetByText("You have agreed.").WaitForAsync();
        await look.AtAsync(page, "/me/neighbours", "neighbours-mine");
    }

    private static async Task EndAsync(IPage helps, IPage needs, string talk, Looks look)
    {
        await helps.GotoAsync(talk);
        await helps.GetByText("The blue door in Mill Lane.").WaitForAsync();
        await look.HereAsync(helps, "neighbours-talk-agreed");
        await helps.GetByRole(AriaRole.Link, new() { Name = "End it" }).ClickAsync();
        await look.HereAsync(helps, "neighbours-talk-end");
        await Members.PressAsync(helps, "It is done");
        await needs.GotoAsync(talk);
        await needs.GetByText("It is done.").WaitForAsync();
        await look.HereAsync(needs, "neighbours-talk-done");
    }

    private static async Task KeepAwayAsync(IPage page, string talk, Looks look)
    {
        await look.AtAsync(page, $"{talk}/part", "neighbours-part");
        await Members.PressAsync(page, "Keep away from them");
        await Members.HeadedAsync(page, "Whom you keep away from");
        await look.HereAsync(page, "neighbours-apart");
        await page.GetByRole(AriaRole.Link, new() { Name = "No longer" }).ClickAsync();
        await look.HereAsync(page, "neighbours-lift");
        await Members.PressAsync(page, "No longer");
        await page.GetByText("Nobody among neighbours.").WaitForAsync();
    }

    private static async Task ObjectAsync(IPage steward, IPage owner, string need, Looks look)
    {
        await steward.GotoAsync($"/admin{need}/end");
        await steward.GetByLabel("Why, in words for whoever put it up").FillAsync("It reads like an advertisement.");
        await Members.PressAsync(steward, "Take it off the board");
        await owner.GotoAsync("/me/inbox");
        await owner
            .GetByRole(AriaRole.Link, new() { Name = "Something you put on the board was taken off" })
            .ClickAsync();
        await look.HereAsync(owner, "neighbours-removed");
        await owner.GetByRole(AriaRole.Link, new() { Name = "I disagree" }).ClickAsync();
        await look.HereAsync(owner, "neighbours-objection");
        await owner.GetByLabel("What do you say to it?").FillAsync("I only need to get to my check-up.");
        await Members.PressAsync(owner, "I disagree");
        await owner.GetByText("Another steward reads this and answers here.").WaitForAsync();
        await look.AtAsync(steward, "/admin/neighbours", "neighbours-objections");
        await steward.GetByRole(AriaRole.Link, new() { Name = "They object: read and answer" }).ClickAsync();
        await steward.GetByLabel("Your answer").FillAsync("You are right, and we are sorry.");
        await steward.GetByLabel("Put it back on the board").CheckAsync();
        await look.HereAsync(steward, "neighbours-objection-answer");
        await Members.PressAsync(steward, "Answer");
        await look.AtAsync(owner, need, "neighbours-put-back");
        await look.AtAsync(owner, "/neighbours/gone", "neighbours-gone");
    }

    /// <summary>Looks at a page on the way when scripts run: axe needs them.</summary>
    private sealed class Looks(bool script)
    {
        public async Task AtAsync(IPage page, string path, string name)
        {
            await page.GotoAsync(path);
            await HereAsync(page, name);
        }

        public async Task HereAsync(IPage page, string name)
        {
            Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
            if (!script)
                return;
            await Accessible.AssertAsync(page);
            await Pictures.TakeAsync(page, name);
        }
    }
}
