using System.Net;
using Kith.Tests.Features.Shared;
using Kith.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Web;

public sealed class ThemeAssetsTests
{
    [Theory]
    [InlineData("site.css", "text/css")]
    [InlineData("theme.css", "text/css")]
    [InlineData("icons.svg", "image/svg+xml")]
    [InlineData("favicon.svg", "image/svg+xml")]
    [InlineData("js/leave.js", "text/javascript")]
    public async Task A_file_under_its_version_is_kept_for_a_year(string path, string type)
    {
        await using var app = await LookHost.Start();
        var url = app.Services.GetRequiredService<ThemeAssets>().Url(path);
        var answer = await app.Browser().GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Browser().SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Without_its_version_a_file_is_kept_for_an_hour()
    {
        await using var app = await LookHost.Start();
        var answer = await app.Browser().GetAsync("/site.css?v=old");
        Assert.Equal(TimeSpan.FromHours(1), answer.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task Another_hue_is_another_address()
    {
        await using var app = await LookHost.Start();
        var assets = app.Services.GetRequiredService<ThemeAssets>();
        var before = assets.Url("theme.css");
        app.Services.GetRequiredService<CurrentHub>().Replace(HubFacts.BeforeSetUp with { AccentHue = 300 });
        Assert.NotEqual(before, assets.Url("theme.css"));
    }

    [Theory]
    [InlineData("/js/nothing.js")]
    [InlineData("/js/..%2Ficons.js")]
    [InlineData("/js/a~b.js")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        await using var app = await LookHost.Start();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task The_sheet_holds_every_layer_and_no_direction()
    {
        await using var app = await LookHost.Start();
        var sheet = await app.Browser().GetStringAsync("/site.css");
        Assert.All(ThemeAssets.Layers, layer => Assert.Contains(layer, sheet));
        Assert.DoesNotMatch(
            @"(margin|padding|border)-(left|right)|text-align:\s*(left|right)|[^-](left|right):",
            sheet
        );
        Assert.True(sheet.Length < 30_000, "The sheet grows beyond what a first visit should carry.");
    }
}
