using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kith.Features.HelpNow;
using Kith.Tests.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.HelpNow;

/// <summary>The page in a host without any database: what it shows here it shows when the database is down.</summary>
public sealed class HelpNowPageTests
{
    private static readonly HubFacts Dover = HubFacts.BeforeSetUp with { Name = "Dover Kith", Country = "US" };

    [Fact]
    public async Task It_stands_without_a_database_and_shows_the_hubs_country()
    {
        var page = await PageAsync(Dover, "/help-now");
        Assert.NotNull(page.QuerySelector("main a[href='tel:911']"));
        Assert.NotNull(page.QuerySelector("main a[href='tel:988']"));
        Assert.NotNull(page.QuerySelector("main a[href='sms:741741?body=HOME']"));
        Assert.Contains("Not yet checked by this hub", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Another_country_is_one_choice_away()
    {
        var page = await PageAsync(Dover, "/help-now?country=ie");
        Assert.NotNull(page.QuerySelector("main a[href='tel:116123']"));
        Assert.Equal("IE", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));
    }

    [Theory]
    [InlineData("/help-now?country=ZZ")]
    [InlineData("/help-now?country=BG")]
    public async Task A_country_without_lines_gets_the_emergency_number_and_is_told_so(string url)
    {
        var page = await PageAsync(Dover, url);
        Assert.NotNull(page.QuerySelector("main a[href='tel:112']"));
        Assert.Contains("We do not know a help line for", page.QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("/help-now?country=")]
    [InlineData("/help-now?country=<script>")]
    [InlineData("/help-now?country=United+States&country=FR")]
    public async Task What_is_no_country_shows_the_hubs_own(string url) =>
        Assert.NotNull((await PageAsync(Dover, url)).QuerySelector("main a[href='tel:988']"));

    [Fact]
    public async Task It_is_light_and_every_word_of_it_is_translated()
    {
        foreach (var country in new[] { "GB", "US", "BE", "JP" })
        {
            await using var app = await LookHost.Start(Dover with { Country = country }, ("Texts:Pseudo", "true"));
            var html = await HtmlAsync(app, "/help-now", "en-XA");
            PseudoLocale.AssertEverythingTranslated(html, Dover.Name);
            Assert.True(Compressed(html) < 14_000, $"{country}: {Compressed(html)} bytes");
        }
    }

    [Fact]
    public async Task It_is_mirrored_for_who_reads_from_right_to_left()
    {
        await using var app = await LookHost.Start(Dover, ("Texts:Pseudo", "true"));
        var html = await HtmlAsync(app, "/help-now?country=GB", "ar-XB");
        Assert.Contains("dir=\"rtl\"", html);
        Assert.Contains("\u2066116 123\u2069", html);
    }

    [Fact]
    public async Task A_check_is_told_with_its_age()
    {
        await using var app = await LookHost.Start();
        var words = app.Services.GetRequiredService<LineWords>();
        var line = new HelpLine("x", "X", "anyone", ["en"], "https://x.example");
        var today = DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal("Not yet checked by this hub.", words.Checked(line));
        Assert.StartsWith(
            "Checked by this hub on",
            words.Checked(line with { Verified = today.AddDays(-HelpLine.CheckHolds) })
        );
        Assert.StartsWith(
            "Last checked",
            words.Checked(line with { Verified = today.AddDays(-HelpLine.CheckHolds - 1) })
        );
    }

    [Fact]
    public async Task Hours_and_what_is_unknown_are_said_in_words()
    {
        await using var app = await LookHost.Start();
        var words = app.Services.GetRequiredService<LineWords>();
        var line = new HelpLine("x", "X", "anyone", ["en", "es"], "https://x.example", Call: "1");
        using var _ = new Speaking("en", "en-GB");
        Assert.Equal("Every day, 09:00 to 00:00", words.Hours(line with { Hours = "09:00-24:00" }));
        Assert.Equal("Mon, Sat, 14:00 to 20:00", words.Hours(line with { Hours = "14:00-20:00 mo sa" }));
        Assert.Equal("We do not know the hours", words.Hours(line));
        Assert.Equal(
            "Nobody has told us what it costs, or whether it is on your bill, or whether they may send the police.",
            words.Unknown(line)
        );
        Assert.Null(words.Unknown(line with { Free = true, OnBill = false, MayCallServices = false }));
        Assert.Equal("English, español", LineWords.Languages(line));
    }

    private static async Task<IHtmlDocument> PageAsync(HubFacts hub, string url)
    {
        await using var app = await LookHost.Start(hub);
        return await new HtmlParser().ParseDocumentAsync(await HtmlAsync(app, url, "en"));
    }

    private static async Task<string> HtmlAsync(WebApplication app, string url, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptLanguage.ParseAdd(language);
        var answer = await app.Browser().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static int Compressed(string html)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(html));
        }
        return (int)bytes.Length;
    }
}
