using Kith.Data;
using Kith.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Kith.Tests.Features.Find;

public sealed class FilterTests
{
    private const string All =
        "River walk|Online listening|Night circle|Kitchen table|Phone friends|Garden hour|Pier tea";

    /// <summary>Each question with what answers it, soonest first.</summary>
    public static TheoryData<string, string> Questions =>
        new()
        {
            { "", All },
            { "?colour=green&q=", All },
            { "?q=%21%21", All },
            { "?q=walk", "River walk" },
            { "?q=WÁLK+riv", "River walk" },
            { "?q=caminar", "" },
            { "?q=pasear", "River walk" },
            { "?q=owls", "Night circle" },
            { "?q=welcome+night", "Night circle" },
            { "?q=harbour", "Kitchen table" },
            { "?q=mill+lane", "River walk|Night circle|Pier tea" },
            { "?q=secret", "" },
            { "?q=rosa", "" },
            { "?near=51.50,-0.12", "River walk|Night circle|Kitchen table|Garden hour" },
            { "?near=51.50,-0.12&within=2", "River walk|Kitchen table" },
            { "?near=51.50,-0.12&within=100", "River walk|Night circle|Kitchen table|Garden hour|Pier tea" },
            {
                "?near=51.50,-0.12&within=499&sort=nearest",
                "River walk|Kitchen table|Night circle|Garden hour|Pier tea"
            },
            { "?near=51.50,-0.12&sort=nearest", "River walk|Kitchen table|Night circle|Garden hour" },
            { "?near=sw1a+1aa&mode=online", "Night circle" },
            { "?near=old+hárbour&within=0.5", "Kitchen table" },
            { "?days=tu", "River walk" },
            { "?days=tu,th", "River walk|Night circle" },
            { "?days=TU&days=sa", "River walk|Phone friends" },
            { "?from=2026-11-26", "Night circle|Kitchen table|Phone friends|Garden hour|Pier tea" },
            { "?to=2026-11-26", "River walk|Online listening|Night circle" },
            { "?from=2026-11-26&to=2026-11-26", "Night circle" },
            { "?from=2020-01-01&to=9999-12-31", All },
            { "?from=9999-12-31", "" },
            { "?to=0001-01-01", "" },
            { "?after=18:30", "Online listening|Night circle|Kitchen table|Garden hour" },
            { "?before=10:00", "Phone friends" },
            { "?after=18:30&before=20:00", "Night circle|Kitchen table" },
            { "?after=23:00&before=09:30", "Phone friends|Garden hour" },
            { "?mode=inPerson", "River walk|Night circle|Kitchen table|Garden hour|Pier tea" },
            { "?mode=online", "Online listening|Night circle" },
            { "?mode=HYBRID", "Night circle" },
            { "?mode=phone", "Phone friends" },
            { "?kind=circle", "Online listening|Night circle" },
            { "?kind=drop-in", "Pier tea" },
            { "?language=es", "Night circle" },
            { "?language=pt", "Night circle" },
            { "?language=pt-br", "Night circle" },
            { "?language=pt-PT", "" },
            { "?access=stepFree", "River walk" },
            { "?access=stepFree,toilets", "River walk" },
            { "?access=stepFree&access=hearingLoop", "" },
            { "?cost=free", "River walk|Online listening|Kitchen table" },
            { "?sort=nearest", All },
            { "?q=circle&near=51.5,-0.12&days=th&mode=online&language=es&after=18:00&from=2026-11-26", "Night circle" },
        };

    [Theory, MemberData(nameof(Questions))]
    public async Task A_question_is_answered_by_what_fits_all_of_it(string query, string titles)
    {
        foreach (var kind in Databases.All)
        {
            var hub = await FindHub.SharedAsync(kind);
            Assert.Equal((kind, titles), (kind, string.Join('|', await hub.TitlesAsync(query))));
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_may_not_be_seen_is_neither_found_nor_counted(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        Assert.Equal(0, (await hub.JsonAsync("?q=absent")).GetProperty("total").GetInt32());
        Assert.Equal(7, (await hub.JsonAsync("")).GetProperty("total").GetInt32());
        var page = await hub.FindAsync("?q=absent");
        Assert.DoesNotContain("Absent", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden ones", page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_form_shows_every_choice_again_and_its_own_answer_is_the_same(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        const string query =
            "?q=circle&near=sw1a&within=25&days=we&days=th&from=2026-11-20&to=2026-12-20&after=10%3A00&before=21%3A00"
            + "&mode=online&kind=circle&language=es&access=stepFree&access=toilets&cost=free&sort=nearest";
        var page = await hub.FindAsync(query);
        var again = QueryHelpers.ParseQuery(await TestBrowser.QueryOfAsync(page, "main form[role=search]"));
        Assert.Equal(
            QueryHelpers.ParseQuery(query).OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"),
            again.Where(p => p.Value != "").OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}")
        );
    }
}
