using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>Find a meetup, say you come, change it, cancel: without an account, and without JavaScript first.</summary>
[Collection(Neighbourhood.Name)]
public sealed class ComingJourney(Neighbourhood neighbourhood)
{
    private const string Title = "Kingfisher walk";

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_finds_a_meetup_says_they_come_changes_it_and_cancels(bool script)
    {
        await Steps.ArrangeAsync(neighbourhood.Hub, Title, "--place", "Old Boathouse", "--capacity", "12");
        await neighbourhood.VisitAsync(
            new Device(script),
            async page =>
            {
                await FindAsync(page);
                await ComeAsync(page);
                await ChangeAsync(page);
                await CancelAsync(page);
            }
        );
    }

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_waits_in_line_is_offered_the_place_that_becomes_free(bool script)
    {
        var meetup = await Steps.ArrangeAsync(neighbourhood.Hub, "One bench", "--capacity", "1");
        await neighbourhood.VisitAsync(
            new Device(script),
            async page =>
            {
                var first = await Steps.ComeAsync(page, meetup.Page, "Magpie");
                var second = await Steps.ComeAsync(page, meetup.Page, "Jackdaw");
                Assert.Equal("You are in line", await Steps.HeadlineAsync(page));
                await page.GotoAsync(first);
                await Steps.CancelAsync(page);
                await page.GotoAsync(second);
                await page.GetByRole(AriaRole.Button, new() { Name = "Take the place" }).ClickAsync();
                await page.GetByRole(AriaRole.Heading, new() { Name = "You are coming", Exact = true }).WaitForAsync();
            }
        );
    }

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_form_without_a_name_comes_back_as_typed_and_says_what_is_missing(bool script)
    {
        var meetup = await Steps.ArrangeAsync(neighbourhood.Hub, "Slow stitches");
        await neighbourhood.VisitAsync(
            new Device(script),
            async page =>
            {
                await page.GotoAsync(meetup.Page + "/coming");
                await page.GetByLabel("Anything that would help you take part").FillAsync("A seat near the door");
                // The browser's own check would keep the form; a person with an old browser has none.
                await page.Locator("form")
                    .EvaluateAllAsync<object?>("forms => { forms.forEach(f => f.noValidate = true); return null; }");
                await page.GetByRole(AriaRole.Button, new() { Name = "Say I’m coming" }).ClickAsync();
                await page.GetByText("Please write a name the host can call you").First.WaitForAsync();
                var needs = page.GetByLabel("Anything that would help you take part");
                Assert.Equal("A seat near the door", await needs.InputValueAsync());
            }
        );
    }

    private static async Task FindAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("What are you looking for?").FillAsync("kingfisher");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find meetups" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Say I.m coming$") }).ClickAsync();
    }

    private static async Task ComeAsync(IPage page)
    {
        await page.GetByLabel("A name to call you").FillAsync("Kestrel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Say I’m coming" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You are coming", Exact = true }).WaitForAsync();
        Assert.Matches("^[A-HJ-NP-Z2-9]{8}$", await page.Locator("code[data-rsvp=going]").InnerTextAsync());
    }

    private static async Task ChangeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Change something" }).ClickAsync();
        Assert.Equal("Kestrel", await page.GetByLabel("A name to call you").InputValueAsync());
        await page.GetByLabel("How many of you come?").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You are coming", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change something" }).ClickAsync();
        Assert.Equal("2", await page.GetByLabel("How many of you come?").InputValueAsync());
        await page.GoBackAsync();
    }

    private static async Task CancelAsync(IPage page)
    {
        await Steps.CancelAsync(page);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("coming again$") }).WaitForAsync();
    }
}
