using System.Globalization;
using System.Net;
using Kith.Tests.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Builder;

namespace Kith.Tests.Web;

public sealed class LanguageTests
{
    private static readonly HubFacts Hub = HubFacts.BeforeSetUp with { Languages = ["es", "en"], Country = "US" };

    [Theory]
    [InlineData(null, null, "es")]
    [InlineData(null, "en-GB,en;q=0.9", "en")]
    [InlineData(null, "fi, en;q=0.5, es;q=0.8", "es")]
    [InlineData(null, "fi", "es")]
    [InlineData(null, "en;q=0, fi", "es")]
    [InlineData(null, ";;;q=x,,\u0001", "es")]
    [InlineData("en", "es", "en")]
    [InlineData("tlh", "en", "en")]
    [InlineData("../../en", null, "es")]
    public async Task A_person_is_answered_in_the_language_they_chose_or_asked_for(
        string? cookie,
        string? asked,
        string said
    )
    {
        await using var app = await LookHost.Start(Hub);
        app.MapGet("/said", () => CultureInfo.CurrentUICulture.Name + " " + CultureInfo.CurrentCulture.Name);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/said");
        request.Headers.TryAddWithoutValidation("Cookie", cookie is null ? null : "language=" + cookie);
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        var answer = await app.Browser().SendAsync(request);
        Assert.Equal($"{said} {said}-US", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_switch_remembers_and_goes_back()
    {
        await using var app = await LookHost.Start(Hub);
        var answer = await app.Browser().GetAsync("/language/en?back=%2Ffind%3Fq%3Dtea");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/find?q=tea", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("language=en;", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task On_an_https_hub_the_cookie_is_guarded()
    {
        await using var app = await LookHost.Start(Hub, ("Web:PublicUrl", "https://hub.example"));
        var answer = await app.Browser().GetAsync("/language/en");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-language=en;", cookie);
        Assert.Contains("secure", cookie);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/find\r\nX-Evil: 1")]
    [InlineData("find")]
    [InlineData("")]
    public async Task The_switch_never_leads_to_another_site(string back)
    {
        await using var app = await LookHost.Start(Hub);
        var answer = await app.Browser().GetAsync("/language/en?back=" + Uri.EscapeDataString(back));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_language_the_hub_does_not_offer_is_not_there()
    {
        await using var app = await LookHost.Start(Hub with { Languages = ["es"] });
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/language/en")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/language/en-XA")).StatusCode);
    }
}
