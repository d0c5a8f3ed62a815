using Kith.Cli;

namespace Kith.Tests.Cli;

public sealed class PublishPathsTests
{
    private static readonly Uri Page = new("http://localhost/meetups/abc");
    private static readonly string[] Origins = ["localhost", "hub.example.org"];

    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/help-now", "help-now.html")]
    [InlineData("/meetups/series/x1", "meetups/series/x1.html")]
    [InlineData("/groups?page=2", "groups-page-2.html")]
    public void A_page_lies_where_its_address_says(string address, string file) =>
        Assert.Equal(file, PublishPaths.FileOf(address, isPage: true));

    [Fact]
    public void What_is_no_page_keeps_its_name() =>
        Assert.Equal("meetups/abc.ics", PublishPaths.FileOf("/meetups/abc.ics", isPage: false));

    [Theory]
    [InlineData("/groups/%2e%2e%2f%2e%2e%2fetc")]
    [InlineData("/groups/../../etc")]
    [InlineData("/groups/a%00b")]
    public void No_address_leads_out_of_the_copy(string address)
    {
        var file = PublishPaths.FileOf(address, isPage: true);
        Assert.DoesNotContain("..", file, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', file);
        Assert.StartsWith("/copy/", Path.GetFullPath(Path.Combine("/copy", file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_that_differ_only_in_odd_letters_stay_two_files() =>
        Assert.NotEqual(PublishPaths.FileOf("/groups/%C3%A1", true), PublishPaths.FileOf("/groups/%C3%A9", true));

    [Theory]
    [InlineData("/find?page=2", "/find?page=2")]
    [InlineData("/site.css?v=1234", "/site.css")]
    [InlineData("abd", "/meetups/abd")]
    [InlineData("/week/", "/week")]
    [InlineData("/groups#top", "/groups")]
    [InlineData("https://hub.example.org/help-now", "/help-now")]
    [InlineData("webcal://hub.example.org/calendar.ics", "/calendar.ics")]
    [InlineData("/find?q=grief", null)]
    [InlineData("/language/es?back=/", null)]
    [InlineData("https://elsewhere.example/", null)]
    [InlineData("tel:112", null)]
    [InlineData("sms:?body=hello", null)]
    public void Only_what_the_copy_can_hold_has_an_address(string link, string? address) =>
        Assert.Equal(address, PublishPaths.Normal(link, Page, Origins));

    [Theory]
    [InlineData("index.html", "help-now.html", "help-now.html")]
    [InlineData("meetups/abc.html", "site.css", "../site.css")]
    [InlineData("meetups/series/x.html", "meetups/abc.html", "../abc.html")]
    [InlineData("es/meetups/abc.html", "meetups/abc.html", "../../meetups/abc.html")]
    [InlineData("meetups/abc.html", "meetups/abd.html", "abd.html")]
    public void A_link_leads_from_file_to_file(string from, string to, string link) =>
        Assert.Equal(link, PublishPaths.Relative(from, to));
}
