using System.Net;
using AngleSharp.Html.Dom;
using Kith.Tests.Support;
using Kith.Web;

namespace Kith.Tests.Architecture;

/// <summary>What must hold on every page, tried on every page, and who may open which.</summary>
public sealed class EveryPageTests : IAsyncLifetime
{
    private readonly Dictionary<string, Visit> _visits = new(StringComparer.Ordinal);
    private Town _town = null!;

    public async Task InitializeAsync()
    {
        _town = await Town.SharedAsync();
        foreach (var row in RouteTable.Rows.Where(r => r.Audience != Audience.BeforeSetUp))
            _visits[row.Pattern] = await _town.Browser(row).GetAsync(_town.Path(row));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Everything_a_person_may_see_opens()
    {
        Assert.All(
            _visits,
            v => Assert.True(v.Value.Status == HttpStatusCode.OK, $"/{v.Key} answered {(int)v.Value.Status}")
        );
    }

    [Fact]
    public void Every_answer_carries_the_headers_that_protect_its_reader()
    {
        Assert.All(
            _visits,
            v =>
            {
                var headers = v.Value.Response.Headers;
                Assert.Equal(SecurityHeaders.Policy, headers.GetValues("Content-Security-Policy").Single());
                Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
                Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
                Assert.True(headers.Contains("Permissions-Policy"));
                Assert.False(headers.Contains("Server"));
            }
        );
    }

    [Fact]
    public void No_page_runs_or_loads_anything_from_elsewhere_or_inline()
    {
        foreach (var (pattern, visit) in Pages())
        {
            var page = visit.Page;
            Assert.True(page.All.All(e => !e.HasAttribute("style")), $"/{pattern} has a style attribute");
            Assert.True(
                page.All.All(e => !e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))),
                $"/{pattern} has an inline handler"
            );
            Assert.Empty(page.QuerySelectorAll("style"));
            Assert.All(
                page.Scripts,
                s =>
                    Assert.True(
                        s.Source?.StartsWith('/') == true || s.Type == "application/ld+json",
                        $"/{pattern} has an inline script"
                    )
            );
            Assert.All(
                page.QuerySelectorAll("link[href],img[src],source[src],iframe[src]"),
                e =>
                {
                    var address = e.GetAttribute("href") ?? e.GetAttribute("src")!;
                    Assert.True(
                        e.GetAttribute("rel") is "alternate" or "canonical"
                            || address.StartsWith('/')
                            || address.StartsWith("data:image/svg", StringComparison.Ordinal),
                        $"/{pattern} loads {address}"
                    );
                }
            );
        }
    }

    [Fact]
    public void Every_form_that_changes_something_has_a_token_and_its_page_is_kept_by_nobody()
    {
        foreach (var row in RouteTable.Rows.Where(r => r.IsPage && _visits.ContainsKey(r.Pattern)))
        {
            var visit = _visits[row.Pattern];
            var forms = visit.Page.Forms.OfType<IHtmlFormElement>().Where(f => f.Method == "post").ToList();
            // One tap on a page that is kept for everybody, taken by the browser's word that it was made there (OneTapAttribute).
            forms.RemoveAll(f => f.HasAttribute("data-one-tap"));
            Assert.True(forms.Count > 0 == row.HasForm, $"/{row.Pattern} has {forms.Count} forms that post");
            Assert.All(forms, f => Assert.NotNull(f.QuerySelector("input[name=token]")));
            var cache = visit.Response.Headers.CacheControl!;
            Assert.True(forms.Count == 0 || cache.NoStore, $"/{row.Pattern} may be kept: {cache}");
            Assert.True(
                cache.NoStore || !visit.Response.Headers.Contains("Set-Cookie"),
                $"/{row.Pattern} sets a cookie and may be kept"
            );
        }
    }

    [Fact]
    public void Help_and_the_way_out_are_one_tap_away_on_every_page()
    {
        foreach (var (pattern, visit) in Pages())
        {
            Assert.True(
                visit.Page.QuerySelector("header a[href='/help-now']") is not null,
                $"/{pattern} lacks Help now"
            );
            Assert.True(
                visit.Page.QuerySelector("header a[data-leave]") is not null,
                $"/{pattern} lacks Leave this page"
            );
            Assert.True(visit.Page.QuerySelectorAll("h1").Length == 1, $"/{pattern} must have one heading");
            Assert.False(string.IsNullOrEmpty(visit.Page.DocumentElement.GetAttribute("lang")));
        }
    }

    [Fact]
    public async Task No_page_weighs_more_than_an_old_phone_can_carry()
    {
        foreach (var row in RouteTable.Rows.Where(r => r.IsPage && _visits.ContainsKey(r.Pattern)))
        {
            var browser = _town.Browser(row);
            browser.Headers["Accept-Encoding"] = "gzip";
            var bytes = await (await browser.GetAsync(_town.Path(row))).Response.Content.ReadAsByteArrayAsync();
            Assert.True(bytes.Length <= 14 * 1024, $"/{row.Pattern} weighs {bytes.Length} bytes");
        }
    }

    [Fact]
    public async Task No_page_asks_the_database_more_than_four_times()
    {
        foreach (var row in RouteTable.Rows.Where(r => r.Audience != Audience.BeforeSetUp))
        {
            var path = _town.Path(row) + (_town.Path(row).Contains('?') ? "&" : "?") + "fresh=1";
            var counted = await _town.Browser(row).CountAsync(path);
            // Who is signed in costs one more: the session with its person, groups and roles.
            var most = row.Audience.IsForMembers() ? 5 : 4;
            Assert.True(counted.Commands <= most, $"/{row.Pattern} asked {counted.Commands} times");
        }
    }

    private IEnumerable<KeyValuePair<string, Visit>> Pages() =>
        _visits.Where(v => RouteTable.Rows.Single(r => r.Pattern == v.Key).IsPage);
}
