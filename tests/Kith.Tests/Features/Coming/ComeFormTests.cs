using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

/// <summary>The form: sent twice, sent badly, sent late.</summary>
public sealed class ComeFormTests
{
    [Theory, OnBothDatabases]
    public async Task A_form_sent_twice_is_answered_as_the_first_time(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var first = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["alias"] = "Bo" });
        var second = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["alias"] = "Somebody else" });
        Assert.Equal(first.Location, second.Location);
        Assert.Equal("Bo", Assert.Single(await hub.RsvpsAsync(meetup)).Alias);
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_sent_eight_times_at_once_gives_one_seat(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(3));
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var fields = new Dictionary<string, string?> { ["alias"] = "Bo", ["party"] = "2" };
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => browser.SubmitAsync(form, fields)))
        );
        Assert.All(sent, one => Assert.Equal(HttpStatusCode.SeeOther, one.Status));
        Assert.Single(sent.Select(one => one.Location).Distinct());
        Assert.Single(await hub.RsvpsAsync(meetup));
        await hub.AssertSoundAsync(meetup);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("'; drop table Rsvps; --'; drop table")]
    public async Task A_form_whose_once_is_missing_or_can_be_guessed_counts_as_new(string? once)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var one = await hub.ComesAsync(meetup, "One", 1, ("once", once));
        var two = await hub.ComesAsync(meetup, "Two", 1, ("once", once));
        Assert.NotEqual(one.Path, two.Path);
        Assert.Equal(2, (await hub.RsvpsAsync(meetup)).Count);
    }

    [Theory]
    [InlineData("alias", "")]
    [InlineData("alias", "   ")]
    [InlineData("alias", "a very long name that goes on and on and on, past sixty letters")]
    [InlineData("alias", "nul\0name")]
    [InlineData("party", "0")]
    [InlineData("party", "11")]
    [InlineData("party", "two")]
    [InlineData("party", "")]
    [InlineData("party", "99999999999999")]
    [InlineData("needs", "nul\0")]
    public async Task Bad_input_is_asked_again_with_everything_typed_kept(string name, string value)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var fields = new Dictionary<string, string?>
        {
            ["alias"] = " Amélie ",
            ["party"] = "3",
            ["needs"] = "line one\r\nline two",
            ["contact"] = "me@example.org",
            ["when"] = "after six",
            ["text"] = "true",
        };
        fields[name] = value;
        var again = await browser.SubmitAsync(form, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Page.QuerySelector(".errors"));
        Assert.NotNull(again.Page.QuerySelector($"[name={name}][aria-invalid=true]"));
        if (!value.Contains('\0', StringComparison.Ordinal))
            fields.Remove(name);
        foreach (var (field, typed) in fields.Where(f => f.Key != "text" && f.Key != name))
            Assert.Equal(Unbroken(typed), Unbroken(Typed(again, field)));
        Assert.True(again.Page.QuerySelector("[name=text]")!.HasAttribute("checked"));
        Assert.Equal(Typed(form, "once"), Typed(again, "once"));
        Assert.Empty(await hub.RsvpsAsync(meetup));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("stale")]
    public async Task A_stale_page_gets_its_form_back_as_typed_with_a_fresh_token(string? token)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = hub.Browser();
        var again = await browser.SendAsync(meetup, "Amélie", 2, ("needs", "Tea"), ("token", token));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(("Amélie", "2", "Tea"), (Typed(again, "alias"), Typed(again, "party"), Typed(again, "needs")));
        Assert.Empty(await hub.RsvpsAsync(meetup));
        var sent = await browser.SubmitAsync(again, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    [Fact]
    public async Task A_party_larger_than_the_whole_meetup_is_told_so()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(4));
        var again = await hub.Browser().SendAsync(meetup, "Five", 5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("only 4 places", again.Text, StringComparison.Ordinal);
    }

    // Browsers send line breaks as two signs and read either way as one.
    private static string? Unbroken(string? words) => words?.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? Typed(Visit page, string field) =>
        page.Page.QuerySelector($"main [name={field}]") switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            { } input => input.GetAttribute("value"),
            null => null,
        };
}
