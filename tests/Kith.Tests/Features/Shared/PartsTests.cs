using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Shared;

public sealed class PartsTests
{
    private readonly Rendering<object> _page = new();

    [Fact]
    public async Task A_time_is_said_to_people_and_to_machines()
    {
        using var _ = new Speaking("en", "en-GB");
        var clock = new StoppedClock(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero));
        var when = new WhenTagHelper(new Say(Speaking.Texts), clock)
        {
            Utc = new DateTime(2026, 11, 25, 18, 30, 0, DateTimeKind.Utc),
            Zone = "Europe/London",
        };
        var time = (await Rendering<object>.Render(when)).QuerySelector("time")!;
        Assert.Equal("2026-11-25T18:30:00Z", time.GetAttribute("datetime"));
        Assert.Equal("tomorrow at 18:30", time.TextContent);
    }

    [Fact]
    public async Task A_telephone_number_can_be_tapped_and_keeps_its_digits_in_order()
    {
        var number = new PhoneTagHelper { Number = "+44 1632 960 145" };
        var link = (await Rendering<object>.Render(number)).QuerySelector("a")!;
        Assert.Equal(
            ("tel:+441632960145", "ltr", "+44 1632 960 145"),
            (link.GetAttribute("href"), link.GetAttribute("dir"), link.TextContent)
        );
        number.Dial = false;
        var words = (await Rendering<object>.Render(number)).QuerySelector("span")!;
        Assert.Equal((null, "ltr"), (words.GetAttribute("href"), words.GetAttribute("dir")));
    }

    [Fact]
    public void No_page_writes_a_link_to_a_number_by_itself()
    {
        var own = Sources
            .Read(".cshtml")
            .Where(page => !page.Path.Contains("HelpNow", StringComparison.Ordinal))
            .Where(page => !page.Path.EndsWith("_HelpCard.cshtml", StringComparison.Ordinal))
            .Where(page => page.Text.Contains("tel:", StringComparison.Ordinal));
        Assert.Empty(own.Select(page => page.Path));
    }

    [Fact]
    public async Task Turning_the_page_keeps_the_rest_of_the_address()
    {
        _page.Request.Path = "/find";
        _page.Request.QueryString = new QueryString("?q=tea%20%26%20talk&days=mo&days=tu&page=2");
        var links = (await Pager(2, 3)).QuerySelectorAll("a");
        Assert.Equal("/find?q=tea%20%26%20talk&days=mo&days=tu", links[0].GetAttribute("href"));
        Assert.Equal("/find?q=tea%20%26%20talk&days=mo&days=tu&page=3", links[1].GetAttribute("href"));
    }

    [Fact]
    public async Task One_page_needs_no_turning() => Assert.Equal("", (await Pager(1, 1)).InnerHtml);

    [Fact]
    public async Task A_question_before_the_end_can_be_answered_no()
    {
        var confirm = new ConfirmTagHelper(_page.Services.GetRequiredService<IHtmlGenerator>())
        {
            Question = "Give up your place?",
            Yes = "Give it up",
            No = "Keep it",
            Back = "/meetups/7",
            Page = _page.Page,
        };
        var form = (await Rendering<object>.Render(confirm, "<p>Somebody else gets it.</p>")).QuerySelector("form")!;
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("Give it up", form.QuerySelector("button")!.TextContent);
        Assert.Equal("/meetups/7", form.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(form.QuerySelector("input[type=hidden][name=token]"));
        Assert.Contains("Somebody else gets it.", form.TextContent);
    }

    [Fact]
    public async Task An_icon_is_silent_and_every_icon_a_page_names_is_drawn()
    {
        var assets = _page.Services.GetRequiredService<ThemeAssets>();
        var icon = (await Rendering<object>.Render(new IconTagHelper(assets) { Name = "clock" })).QuerySelector("svg")!;
        Assert.Equal("true", icon.GetAttribute("aria-hidden"));
        var drawn = await File.ReadAllTextAsync(Path.Combine(Sources.Program, "wwwroot", "icons.svg"));
        foreach (var (path, text) in Sources.Read(".cshtml"))
        {
            foreach (var part in text.Split("<icon name=\"").Skip(1).Concat(text.Split("<badge icon=\"").Skip(1)))
            {
                var name = part[..part.IndexOf('"', StringComparison.Ordinal)];
                Assert.True(
                    name.Contains('@', StringComparison.Ordinal)
                        || drawn.Contains($"id=\"{name}\"", StringComparison.Ordinal),
                    $"{path}: {name}"
                );
            }
        }
    }

    private Task<AngleSharp.Dom.IElement> Pager(int number, int of) =>
        Rendering<object>.Render(
            new PagerTagHelper(Speaking.Texts, _page.Services.GetRequiredService<ThemeAssets>())
            {
                Number = number,
                Of = of,
                Page = _page.Page,
            }
        );

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
