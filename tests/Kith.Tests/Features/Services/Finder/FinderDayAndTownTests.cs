using Kith.Data;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;
using static Kith.Tests.Features.Services.Finder.FinderTests;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>Somebody asks for a certain day, or for a town that only the directory names. In London it is Tuesday 24 November 2026, 10:30.</summary>
public sealed class FinderDayAndTownTests
{
    [Theory, OnBothDatabases]
    public async Task A_date_may_be_asked_for_too_also_one_that_is_past(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        const string once = """
            [{"id":"o1","valid_from":"2005-01-01","valid_to":"2005-01-01","dtstart":"2005-01-01","freq":"WEEKLY","byday":"TH","opens_at":"10:00","closes_at":"18:00"}]
            """;
        await ImportAsync(hub, List(hub, Food, Advice.With("service_at_locations", null).With("schedules", once)));

        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, "?open=2026-12-24&at=11:00"));
        Assert.Empty(await NamesAsync(hub, "?q=pantry&open=2026-12-25"));
        Assert.Equal(["Alder advice"], await NamesAsync(hub, "?q=advice&open=2005-01-01&at=17:59"));
        Assert.Empty(await NamesAsync(hub, "?open=2005-01-01&at=18:00"));
        var page = (await hub.Browser().GetAsync("/services?open=2026-12-24")).Page;
        Assert.Contains("24 December 2026", page.QuerySelector("select[name=open] option[selected]")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_town_of_the_directorys_own_open_places_is_known_without_any_list_of_places(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, "?q=pantry&near=lewes&within=2"));
        Assert.Contains("from Lewes", (await hub.Browser().GetAsync("/services?near=LEWES")).Text);
        Assert.Contains("from Lewes", (await hub.Browser().GetAsync("/find?near=Lewes")).Text);
    }

    [Theory, OnBothDatabases]
    public async Task Where_nobody_knows_the_place_all_else_is_answered_and_the_page_says_so(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);

        var visit = await hub.Browser().GetAsync("/services?q=pantry&near=Atlantis&open=now");

        Assert.Contains("Mill Lane pantry", visit.Text, StringComparison.Ordinal);
        Assert.Contains(
            "We do not know “Atlantis” yet, so how far things are was left out",
            visit.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(await NamesAsync(hub, "?q=advice&near=Atlantis&open=mo"));
    }

    [Theory, OnBothDatabases]
    public async Task What_closes_at_24_is_open_until_the_end_of_the_day(ProviderKind kind)
    {
        await using var hub = await FilledAsync(kind);
        const string late = """[{"id":"l1","freq":"WEEKLY","byday":"TU","opens_at":"9:00","closes_at":"24:00"}]""";
        await ImportAsync(hub, List(hub, Food.With("schedules", late)));

        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, "?q=pantry&open=tu&at=23:59"));
        Assert.Equal(["Mill Lane pantry"], await NamesAsync(hub, "?open=now"));
        Assert.Empty(await NamesAsync(hub, "?open=we&at=00:00"));
    }
}
