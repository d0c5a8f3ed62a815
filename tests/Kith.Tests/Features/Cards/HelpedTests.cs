using System.Net;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>"This helped me": once each, known to nobody, and no number that could point at somebody.</summary>
public sealed class HelpedTests
{
    [Theory, OnBothDatabases]
    public async Task However_often_a_member_presses_at_once_and_in_how_many_browsers_they_count_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (card, wren) = (await hub.CardAsync(), await Neighbour.JoinAsync(hub));
        var pressed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Shelved.SayAsync(wren.Browser(), card)));
        Assert.All(pressed, p => Assert.Equal(HttpStatusCode.SeeOther, p.Status));
        Assert.Equal(1, await hub.MarksAsync(card));
    }

    [Theory, OnBothDatabases]
    public async Task However_often_a_browser_sends_it_at_once_it_counts_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (card, browser) = (await hub.CardAsync(), hub.Browser());
        var page = await browser.GetAsync($"/cards/{card.Slug}/helped");
        var pressed = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => browser.SubmitAsync(page, Shelved.Field(("helped", "true"))))
        );
        Assert.All(pressed, p => Assert.Equal(HttpStatusCode.SeeOther, p.Status));
        Assert.Equal(1, await hub.MarksAsync(card));
        await Shelved.SayAsync(browser, card);
        Assert.Equal(1, await hub.MarksAsync(card));
        await Shelved.SayAsync(browser, card, helped: false);
        Assert.Equal(0, await hub.MarksAsync(card));
    }

    [Theory, OnBothDatabases]
    public async Task Below_five_there_is_no_number_on_any_page_for_anybody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var card = await hub.CardAsync();
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        string[] paths = [$"/cards/{card.Slug}", $"/cards/{card.Slug}/aloud", "/cards", "/cards/now/night"];
        var before = new List<string>();
        foreach (var path in paths)
            before.Add((await hub.Browser().GetAsync(path)).Body);
        await hub.HelpedAsync(card, 4);
        foreach (var (path, body) in paths.Zip(before))
            Assert.Equal(body, (await hub.Browser().GetAsync(path)).Body);
        Assert.DoesNotContain("said that it helped", (await steward.GetAsync(paths[0])).Text, StringComparison.Ordinal);
        await hub.HelpedAsync(card, 1);
        var page = await hub.Browser().GetAsync(paths[0]);
        Assert.Contains("5 people said that it helped", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_number_goes_again_when_somebody_takes_it_back(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (card, browser) = (await hub.CardAsync(), hub.Browser());
        await hub.HelpedAsync(card, 4);
        await Shelved.SayAsync(browser, card);
        Assert.Contains(
            "5 people",
            (await hub.Browser().GetAsync($"/cards/{card.Slug}")).Text,
            StringComparison.Ordinal
        );
        await Shelved.SayAsync(browser, card, helped: false);
        var page = await hub.Browser().GetAsync($"/cards/{card.Slug}");
        Assert.DoesNotContain("said that it helped", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_marks_of_one_person_have_nothing_in_common_and_name_nobody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (one, other) = (await hub.CardAsync(), await hub.CardAsync());
        var wren = await Neighbour.JoinAsync(hub);
        await Shelved.SayAsync(wren.Browser(), one);
        await Shelved.SayAsync(wren.Browser(), other);
        var marks = await hub.ReadAsync(db =>
            db.CardMarks.Where(m => m.CardId == one.Id || m.CardId == other.Id).ToListAsync()
        );
        Assert.Equal(2, marks.Select(m => m.Voter).Distinct(StringComparer.Ordinal).Count());
        // Nothing else is kept: no person, no time, and a key that is not in the order of time.
        Assert.Equal(
            ["CardId", "Id", "Voter"],
            typeof(CardMark).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(marks, m => Assert.NotEqual(7, m.Id.Version));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_keeps_no_cookies_is_told_and_not_counted(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (card, browser) = (await hub.CardAsync(), hub.Browser());
        var page = await browser.GetAsync($"/cards/{card.Slug}/helped");
        browser.Keep("helped", new string('a', 400));
        var answer = await browser.SubmitAsync(page, Shelved.Field(("helped", "true")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(0, await hub.MarksAsync(card));
    }

    [Fact]
    public async Task Only_whoever_opens_the_question_gets_a_number_and_reading_leaves_nothing()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (card, browser) = (await hub.CardAsync(), hub.Browser());
        foreach (var path in new[] { "/cards", $"/cards/{card.Slug}", $"/cards/{card.Slug}/aloud", "/cards?q=tiles" })
            Assert.False((await browser.GetAsync(path)).Response.Headers.Contains("Set-Cookie"));
        Assert.Null(browser.Cookie("helped"));
        await browser.GetAsync($"/cards/{card.Slug}/helped");
        Assert.NotNull(browser.Cookie("helped"));
    }
}
