using System.Net;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Kith.Data;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

public sealed class BadInputTests
{
    private static readonly string[] Names =
        "q near within days from to after before mode kind language access cost sort page when".Split(' ');

    [Theory]
    [InlineData("within=0", "within")]
    [InlineData("within=-5", "within")]
    [InlineData("within=1e9", "within")]
    [InlineData("within=NaN", "within")]
    [InlineData("within=501", "within")]
    [InlineData("days=xx", "days")]
    [InlineData("days=mo,xx", "days")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=26.11.2026", "from")]
    [InlineData("to=10000-01-01", "to")]
    [InlineData("from=2026-12-02&to=2026-12-01", "to")]
    [InlineData("after=25:00", "after")]
    [InlineData("before=9", "before")]
    [InlineData("mode=telepathy", "mode")]
    [InlineData("mode=online&mode=phone", "mode")]
    [InlineData("kind=party", "kind")]
    [InlineData("language=zz", "language")]
    [InlineData("language=klingon", "language")]
    [InlineData("access=lift", "access")]
    [InlineData("cost=50", "cost")]
    [InlineData("sort=best", "sort")]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("near=91,0", "near")]
    [InlineData("near=0,-181", "near")]
    [InlineData("q=a&q=b", "q")]
    public async Task A_value_that_is_not_known_is_refused_beside_its_field(string query, string name)
    {
        foreach (var kind in Databases.All)
        {
            var hub = await FindHub.SharedAsync(kind);
            var page = await hub.FindAsync("?near=Keep+me&" + query);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.NotNull(page.Page.QuerySelector($".errors a[href='#f-{name}']"));
            var json = await hub.Hub.Browser().GetAsync("/find.json?" + query);
            Assert.Equal(HttpStatusCode.BadRequest, json.Status);
            Assert.Equal("application/problem+json", json.Response.Content.Headers.ContentType!.MediaType);
            Assert.True(JsonDocument.Parse(json.Body).RootElement.GetProperty("errors").TryGetProperty(name, out _));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Too_long_words_are_refused_and_kept(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var words = new string('w', 201);
        var page = await hub.FindAsync("?q=" + words);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(words, page.Page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }

    [SharedDataTheory, OnBothDatabases]
    public async Task Naughty_words_are_looked_for_or_refused(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var words = JsonSerializer.Deserialize<string[]>(
            await File.ReadAllTextAsync(SharedData.Path("security/blns/blns.json"))
        )!;
        Assert.Equal(515, words.Length);
        foreach (var (word, at) in words.Select((word, at) => (word, at)))
        {
            await AssertAnsweredAsync(hub, $"?q={Uri.EscapeDataString(word)}&near={Uri.EscapeDataString(word)}");
            await AssertAnsweredAsync(
                hub,
                $"?q={Uri.EscapeDataString(word)}&{Names[at % Names.Length]}={Uri.EscapeDataString(word)}"
            );
        }
    }

    [Theory]
    [InlineData("?q=%00&near=%00")]
    [InlineData("?q=%ED%A0%80&near=%ED%A0%80x")]
    [InlineData("?q=%FF%FE&near=%C0%AF")]
    [InlineData("?q=%&near=%zz&days")]
    [InlineData("?&&&=&=x&q")]
    [InlineData("?q[]=1&q[0]=2&near.x=3")]
    [InlineData("?near=,&q=,")]
    [InlineData("?near=,,,,,,,,,,,1,2,3")]
    [InlineData("?near=1e5,1e5")]
    [InlineData("?near=%2B51.5,%2B0.1")]
    [InlineData("?near={0}{1}{9}&q={0}")]
    [InlineData("?page=100000&near=51.5,-0.1")]
    [InlineData("?from=0001-01-01&to=0001-01-01")]
    [InlineData("?from=9999-12-31&to=9999-12-31&days=mo")]
    public async Task Broken_addresses_are_answered(string query)
    {
        foreach (var kind in Databases.All)
            await AssertAnsweredAsync(await FindHub.SharedAsync(kind), query);
    }

    [Theory, OnBothDatabases]
    public async Task Anything_at_all_is_answered_with_200_or_400(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var value = ArbMap.Default.ArbFor<string>().Generator.Where(s => s is not null);
        var pairs = Gen.Zip(Gen.Elements(Names), value).ListOf(4);
        foreach (var query in Gen.Sample(pairs, 150))
            await AssertAnsweredAsync(hub, "?" + string.Join('&', query.Select(p => $"{p.Item1}={Escape(p.Item2)}")));
    }

    [Theory, OnBothDatabases]
    public async Task A_thousand_repeats_are_answered(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        await AssertAnsweredAsync(hub, "?" + string.Join('&', Enumerable.Repeat("days=mo", 1000)));
        await AssertAnsweredAsync(
            hub,
            "?" + string.Join('&', Enumerable.Range(0, 1000).Select(n => $"days={n}&q={n}"))
        );
        await AssertAnsweredAsync(hub, "?access=" + string.Join(',', Enumerable.Range(0, 1500)));
    }

    private static string Escape(string text) =>
        string.Concat(
            System
                .Text.Encoding.Unicode.GetBytes(text)
                .Chunk(2)
                .Select(b => b[1] == 0 ? $"%{b[0]:x2}" : $"%{b[0]:x2}%{b[1]:x2}")
        );

    private static async Task AssertAnsweredAsync(FindHub hub, string query)
    {
        foreach (var path in new[] { "/find", "/find.json" })
        {
            var visit = await hub.Hub.Browser().GetAsync(path + query);
            Assert.True(
                visit.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest,
                $"{path}{query}: {visit.Status}"
            );
        }
    }
}
