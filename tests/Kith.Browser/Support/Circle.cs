using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>
/// Two groups with hosts, members, requests and a report in the sample neighbourhood, and two stewards: the pages that only they may
/// open, told to the atlas with a session that opens them.
/// </summary>
/// <param name="hub">The sample.</param>
/// <param name="atlas">What to tell.</param>
internal sealed class Circle(Hub hub, Atlas atlas)
{
    private const string Owls = "lamplight-owls";
    private const string Table = "quiet-table";

    /// <summary>Four people meet: who starts a group, who helps to host, who joins, and who looks after the hub.</summary>
    public async Task MeetAsync(IReadOnlyList<IPage> people)
    {
        var (tawny, barn, little, ada) = (people[0], people[1], people[2], people[3]);
        await LookAfterAsync(ada, barn);
        var series = await StartAsync(tawny, barn);
        await JoinAsync(little);
        await AskToJoinAsync(ada, little);
        atlas.Tell($"/groups/{Table}/membership", await Members.SessionAsync(barn));
        await SpeakUpAsync(little);
        await ProposeAsync(ada);
        await TellOfCardsAsync(little, ada);
        await CorrectAsync(little, ada);
        await new OtherList(hub, atlas).BringAsync(little, ada);
        await WalkAsync(little, "/me", $"/groups/{Owls}", $"/groups/{Table}", "/groups", "/wishes");
        await WalkAsync(tawny, $"/groups/{Owls}", series, "/me");
        await WalkAsync(
            ada,
            "/admin",
            $"/groups/{Table}/requests",
            "/groups/start",
            "/groups/start/art-hour",
            $"/groups/{Table}"
        );
        await WalkAsync(barn, "/admin", $"/groups/{Owls}");
    }

    private async Task LookAfterAsync(IPage ada, IPage barn)
    {
        await Members.SignUpAsync(ada, "Ada by the lock");
        await Members.SignUpAsync(barn, "Barn by the lock");
        await hub.CommandAsync("steward", "Ada by the lock");
        await hub.CommandAsync("steward", "Barn by the lock");
    }

    private async Task<string> StartAsync(IPage tawny, IPage barn)
    {
        await Members.SignUpAsync(tawny, "Tawny by the lock");
        await Members.StartGroupAsync(tawny, "Talking circle", "Lamplight Owls", "Tawny");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var series = await Members.PlanWeeklyAsync(tawny, "Lamplight circle", today.AddDays(14), times: 3, seats: 2);
        var link = await Members.InviteAsync(tawny, Owls);
        atlas.Tell(link);
        await Members.JoinAsync(barn, link, "Barn");
        await Members.GiveAsync(tawny, Owls, "Barn", "Helps to host");
        return series;
    }

    private static async Task JoinAsync(IPage little)
    {
        await Members.SignUpAsync(little, "Little by the lock");
        await Members.JoinAsync(little, $"/groups/{Owls}/membership", "Little");
        await little.GetByRole(AriaRole.Link, new() { Name = "Lamplight circle", Exact = true }).First.ClickAsync();
        await Members.HeadedAsync(little, "Lamplight circle");
        await Steps.ComeAsync(little, new Uri(little.Url).AbsolutePath, "Little");
    }

    private async Task AskToJoinAsync(IPage ada, IPage little)
    {
        await Members.StartGroupAsync(ada, "Art hour", "Quiet Table", "Ada");
        await ada.GotoAsync($"/groups/{Table}/edit");
        await ada.GetByLabel("They ask, and a host decides").CheckAsync();
        await ada.Locator("[name='Form.Questions']").FillAsync("What brings you here?");
        await Members.PressAsync(ada, "Keep these changes");
        await little.GotoAsync($"/groups/{Table}/membership");
        await little.GetByLabel("What should people here call you?").FillAsync("Heron");
        await little.GetByLabel("What brings you here?").FillAsync("Long evenings");
        await little.GetByLabel("I have read this and will keep to it").CheckAsync();
        await Members.PressAsync(little, "Ask to join");
        await little.GetByText("You have asked to join").WaitForAsync();
        atlas.Tell(new Uri(little.Url).AbsolutePath, await Members.SessionAsync(little));
    }

    private async Task SpeakUpAsync(IPage little)
    {
        await little.GotoAsync($"/report?about=group:{Owls}");
        await little.GetByRole(AriaRole.Radio).First.CheckAsync();
        await little.Locator("[name=what]").FillAsync("Somebody wrote down what was said.");
        await little.Locator("main form button").Last.ClickAsync();
        await little.GotoAsync("/wishes/new");
        await little.Locator("[name=what]").FillAsync("A quiet breakfast on Sundays");
        await little.Locator("main form button").Last.ClickAsync();
        atlas.Tell(new Uri(little.Url).AbsolutePath, await Members.SessionAsync(little));
    }

    /// <summary>The shelf of cards lies deeper than a walk goes.</summary>
    private async Task TellOfCardsAsync(IPage little, IPage ada)
    {
        foreach (var page in (string[])["now/night", "collections/anywhere", "slow-breath", "slow-breath/aloud"])
            atlas.Tell($"/cards/{page}");
        atlas.Tell("/cards/slow-breath/helped");
        var (member, steward) = (await Members.SessionAsync(little), await Members.SessionAsync(ada));
        foreach (var page in (string[])["/cards/slow-breath/keep", "/cards/suggest", "/me/plan", "/me/cards"])
            atlas.Tell(page, member);
        foreach (var page in (string[])["", "/collections", "/collections/anywhere"])
            atlas.Tell($"/admin/cards{page}", steward);
        foreach (var page in (string[])["edit", "read", "away"])
            atlas.Tell($"/admin/cards/slow-breath/{page}", steward);
    }

    // Something is wrong on the first page of the directory, and waits for a steward.
    private async Task CorrectAsync(IPage little, IPage ada)
    {
        await little.GotoAsync("/services");
        var service = await little.Locator("h3 a").First.GetAttributeAsync("href");
        foreach (var page in (string[])["", "/right", "/thanks", "/correct"])
            atlas.Tell(service + page);
        await little.GotoAsync(service + "/correct");
        await little.Locator("[name=words]").FillAsync("The door is round the back now.");
        await little.GetByLabel("E-mail").FillAsync("door@example.org");
        await little.Locator("main form button").Last.ClickAsync();
        await WalkAsync(ada, "/admin/suggestions");
    }

    private static async Task ProposeAsync(IPage ada)
    {
        await ada.GotoAsync("/admin/stewards/propose");
        await ada.Locator("[name=alias]").FillAsync("Little by the lock");
        await ada.Locator("[name=reason]").FillAsync("Calm and kind");
        await ada.Locator("main form button").Last.ClickAsync();
    }

    private async Task WalkAsync(IPage person, params string[] doors) =>
        await atlas.WalkAsAsync(await Members.SessionAsync(person), hub.Address, doors);
}
