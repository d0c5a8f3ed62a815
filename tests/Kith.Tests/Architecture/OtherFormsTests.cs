using System.Net;
using Kith.Tests.Support;

namespace Kith.Tests.Architecture;

/// <summary>Calendars, feed readers and other meeting finders look into a page for its other forms.</summary>
public sealed class OtherFormsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("week")]
    [InlineData("week/script")]
    [InlineData("groups")]
    public async Task A_page_that_lists_meetups_names_calendar_feed_and_the_list_other_finders_read(string pattern)
    {
        var types = (await FormsAsync(pattern)).ToLookup(form => form.Address, form => form.Type);
        Assert.Equal(["text/calendar"], types["/calendar.ics"]);
        Assert.Equal(["application/atom+xml"], types["/feed.atom"]);
        Assert.Equal(["application/json"], types["/meetings.json"]);
    }

    [Theory]
    [InlineData("meetups/{id}")]
    [InlineData("meetups/series/{id}")]
    [InlineData("groups/{slug}")]
    public async Task A_page_about_one_thing_names_its_calendar_feed_and_data(string pattern)
    {
        var types = (await FormsAsync(pattern)).Select(form => form.Type).ToList();
        Assert.Equal(["application/atom+xml", "application/ld+json", "text/calendar"], types.Order());
    }

    [Fact]
    public async Task Every_other_form_that_a_page_names_is_there_and_is_what_it_says()
    {
        var town = await Town.SharedAsync();
        var forms = new HashSet<(string Address, string Type)>();
        foreach (var row in RouteTable.Rows.Where(r => r.IsPage && r.Audience is not Audience.BeforeSetUp))
            forms.UnionWith(await FormsAsync(row.Pattern));
        Assert.NotEmpty(forms);
        foreach (var (address, type) in forms)
        {
            var answer = await town.Hub.Browser().GetAsync(address);
            Assert.Equal(
                (address, HttpStatusCode.OK, type),
                (address, answer.Status, answer.Response.Content.Headers.ContentType?.MediaType)
            );
        }
    }

    private static async Task<IReadOnlyList<(string Address, string Type)>> FormsAsync(string pattern)
    {
        var town = await Town.SharedAsync();
        var page = await town.Hub.Browser().GetAsync(town.Path(RouteTable.Rows.Single(r => r.Pattern == pattern)));
        return
        [
            .. page
                .Page.QuerySelectorAll("head link[rel=alternate][type]")
                .Select(link => (link.GetAttribute("href")!, link.GetAttribute("type")!)),
        ];
    }
}
