using System.Net;
using AngleSharp.Html.Parser;
using Kith.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kith.Tests.Features.Shared;

/// <summary>Pages for what did not work, in a host without any database.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Every_failure_explains_itself_and_offers_help(int status)
    {
        await using var app = await Start();
        var answer = await app.Browser().GetAsync($"/fail/{status}");
        Assert.Equal(status, (int)answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.NotEqual("", page.QuerySelector("main h1")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("main a[href='/help-now']"));
        Assert.NotNull(page.QuerySelector("main a[href='tel:116123']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task What_is_hidden_and_what_is_absent_get_the_same_page_to_the_byte()
    {
        await using var app = await Start();
        var hidden = await app.Browser().GetStringFailingAsync("/fail/404");
        var absent = await app.Browser().GetStringFailingAsync("/no/such/thing?with=words");
        var itself = await app.Browser().GetStringFailingAsync("/problem?status=500");
        Assert.Equal(absent, hidden);
        Assert.Equal(absent, itself);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await using var app = await Start();
        Assert.Contains("Please fill this in.", await app.Browser().GetStringFailingAsync("/refuse"));
    }

    [Fact]
    public async Task A_broken_page_gives_a_reference_and_nothing_internal()
    {
        await using var app = await Start();
        var html = await app.Browser().GetStringFailingAsync("/throw");
        Assert.Matches("<code>[A-Z0-9]{8}</code>", html);
        Assert.DoesNotContain("secret detail", html);
    }

    [Fact]
    public async Task A_form_sent_to_nowhere_is_not_found()
    {
        await using var app = await Start();
        var answer = await app.Browser().PostAsync("/no/such/thing", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Problems_are_told_in_the_language_of_the_request()
    {
        await using var app = await LookHost.Start(null, Fail, ("Texts:Pseudo", "true"));
        foreach (var status in new[] { 400, 403, 404, 413, 429, 500, 503 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/fail/{status}");
            request.Headers.AcceptLanguage.ParseAdd("en-XA");
            var answer = await app.Browser().SendAsync(request);
            PseudoLocale.AssertEverythingTranslated(await answer.Content.ReadAsStringAsync(), "Kith");
        }
    }

    private static Task<WebApplication> Start() => LookHost.Start(null, Fail);

    private static void Fail(WebApplication app)
    {
        app.MapGet("/fail/{status:int}", (int status) => Results.StatusCode(status));
        app.MapGet("/throw", string () => throw new InvalidOperationException("secret detail"));
        app.MapGet(
            "/refuse",
            (HttpContext context) =>
            {
                context.Items[FormTokens.ReasonItem] = "Error.Required";
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }
        );
    }
}
