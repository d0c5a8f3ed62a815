using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>What members and hosts do again and again, found by role and label as people find it; no JavaScript needed.</summary>
public static class Members
{
    /// <summary>Of everybody in the journeys.</summary>
    public const string Passphrase = "four grey herons wade upstream";

    /// <summary>Becomes a member and types the recovery code back.</summary>
    /// <param name="page">Of somebody who is not signed in.</param>
    /// <param name="alias">The name to go by in the hub.</param>
    /// <returns>The recovery code.</returns>
    public static async Task<string> SignUpAsync(IPage page, string alias)
    {
        await page.GotoAsync("/sign-up");
        await page.GetByLabel("The name you want to go by").FillAsync(alias);
        await page.GetByLabel("A passphrase").FillAsync(Passphrase);
        await PressAsync(page, "Become a member");
        await HeadedAsync(page, "Write down your recovery code");
        var code = await page.Locator("code[data-recovery]").InnerTextAsync();
        await page.GetByLabel("Your recovery code").FillAsync(code);
        await PressAsync(page, "I have written it down");
        await HeadedAsync(page, "That is right");
        return code;
    }

    /// <summary>Starts a group from a format and stops where it asks for time and place.</summary>
    /// <param name="page">Of a member.</param>
    /// <param name="format">Its title, such as "Talking circle".</param>
    /// <param name="name">Of the group.</param>
    /// <param name="host">What its people call the member.</param>
    public static async Task StartGroupAsync(IPage page, string format, string name, string host)
    {
        await page.GotoAsync("/groups");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a group" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true }).ClickAsync();
        await page.GetByLabel("The group's name").FillAsync(name);
        await page.GetByLabel("What should people in this group call you?").FillAsync(host);
        await PressAsync(page, "Start this group");
        await HeadedAsync(page, "Plan a meetup");
    }

    /// <summary>Plans a weekly meetup at half past six in the evening.</summary>
    /// <param name="page">Where a meetup is planned.</param>
    /// <param name="title">Of the meetup.</param>
    /// <param name="first">Its first day.</param>
    /// <param name="times">How many weeks.</param>
    /// <param name="seats">How many places.</param>
    /// <returns>The path of the page that hosts see of the series.</returns>
    public static async Task<string> PlanWeeklyAsync(IPage page, string title, DateOnly first, int times, int seats)
    {
        await page.GetByLabel("Name of the meetup").FillAsync(title);
        await page.GetByLabel("First day").FillAsync($"{first:yyyy-MM-dd}");
        await page.GetByLabel("Starts at").FillAsync("18:30");
        await page.GetByLabel("Every week", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("After a number of times").CheckAsync();
        await page.GetByLabel("How many times").FillAsync($"{times}");
        await page.GetByLabel("Name of the place").FillAsync("Old Library");
        await page.GetByLabel("Number of places").FillAsync($"{seats}");
        await PressAsync(page, "Plan it");
        await HeadedAsync(page, title);
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>A link by which people whom the host trusts join at once.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> InviteAsync(IPage page, string group)
    {
        await page.GotoAsync($"/groups/{group}/invitations");
        await page.GetByLabel("How many people may use it?").FillAsync("3");
        await PressAsync(page, "Make a link");
        return new Uri(await page.Locator("code[data-invitation]").InnerTextAsync()).AbsolutePath;
    }

    /// <summary>Joins a group, by a link or at its own door, and promises to keep to its agreement.</summary>
    public static async Task JoinAsync(IPage page, string path, string name)
    {
        await page.GotoAsync(path);
        await page.GetByLabel("What should people here call you?").FillAsync(name);
        await page.GetByLabel("I have read this and will keep to it").CheckAsync();
        await PressAsync(page, "Join this group");
        await page.GetByText("You belong here").WaitForAsync();
    }

    /// <summary>Gives somebody a role in a group.</summary>
    public static async Task GiveAsync(IPage host, string group, string name, string role)
    {
        await host.GotoAsync($"/groups/{group}/people");
        await host.GetByLabel($"What {name} becomes").SelectOptionAsync(new SelectOptionValue { Label = role });
        var line = host.Locator(".people li").Filter(new() { HasText = name });
        await line.GetByRole(AriaRole.Button, new() { Name = "Make it so" }).ClickAsync();
        await line.Locator(".badge").GetByText(role, new() { Exact = true }).WaitForAsync();
    }

    /// <summary>The session of whoever holds the page.</summary>
    public static async Task<string> SessionAsync(IPage page) =>
        (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "session").Value;

    /// <summary>Presses the one button with these words.</summary>
    public static Task PressAsync(IPage page, string words) =>
        page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Waits for a page by its headline.</summary>
    public static Task HeadedAsync(IPage page, string headline) =>
        page.GetByRole(AriaRole.Heading, new() { Name = headline, Level = 1 }).WaitForAsync();
}
