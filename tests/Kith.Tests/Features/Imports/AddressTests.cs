using System.Net;
using System.Net.Sockets;
using System.Text;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Imports;

/// <summary>Lists read from an address, over a real socket on this machine.</summary>
public sealed class AddressTests
{
    [Theory, OnBothDatabases]
    public async Task A_list_is_read_from_an_address_which_becomes_its_key(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await using var site = Site.Answering(Whole($"[{Lists.Monday}]"));

        var run = await Lists.ImportAsync(hub, site.Url);

        Assert.Equal((0, "imported 1, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        var feed = await hub.ReadAsync(db => db.Feeds.SingleAsync());
        Assert.Equal((site.Url, site.Url, "127.0.0.1"), (feed.Key, feed.Url, feed.Name));
        Assert.Contains("User-Agent: Kith", site.Asked);
    }

    [Theory, OnBothDatabases]
    public async Task A_feed_that_dies_half_way_changes_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday, Lists.Online), "--feed", "owls");
        await using var site = Site.Answering(Head(5000) + $"[{Lists.Monday.With(("name", "Half"))},");

        var run = await Lists.ImportAsync(hub, site.Url, "--feed", "owls");

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("broke off after", run.Error);
        var (meetup, row) = await Lists.FindAsync(hub, "monday-owls");
        Assert.Equal(("Monday Owls", null), (meetup.Title, row.GoneAt));
    }

    [Fact]
    public async Task A_postal_file_that_dies_half_way_changes_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var line = "US\t19958\tLewes\tDelaware\tDE\tSussex\t005\t\t\t38.7381\t-75.1747\t4\n";
        await using var site = Site.Answering(Head(5000) + line);

        var run = await CommandRun.OnAsync(hub, "import", "places", site.Url);

        Assert.Equal(2, run.Exit);
        Assert.False(await hub.ReadAsync(db => db.PostalAreas.AnyAsync()));
    }

    [Fact]
    public async Task A_site_cannot_lead_the_hub_to_another_machine_of_its_own_network()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await using var site = Site.Answering(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:9/secret\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );

        var run = await Lists.ImportAsync(hub, site.Url);

        Assert.Equal(2, run.Exit);
        Assert.Contains("leads to 127.0.0.2 in the hub's own network", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::ffff:192.168.1.1", true)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2001:db8::1", false)]
    public void Addresses_of_an_own_network_are_known(string address, bool isOwn) =>
        Assert.Equal(isOwn, OwnNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "answered 404 Not Found")]
    [InlineData("nonsense\r\n\r\n", "cannot be reached")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n[", "larger than 32 MB")]
    [InlineData(
        "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "answered 302"
    )]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nContent-Type: text/html\r\n\r\n<html></html>\n",
        "is not valid JSON: line 1"
    )]
    public async Task What_a_site_answers_wrongly_is_said(string answer, string reason)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await using var site = Site.Answering(answer);

        var run = await Lists.ImportAsync(hub, site.Url);

        Assert.Equal(2, run.Exit);
        Assert.Contains(reason, run.Error);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "no http or https address")]
    [InlineData("ftp://127.0.0.1/list.json", "no http or https address")]
    [InlineData("http://user:secret@127.0.0.1:1/list.json", "use one without")]
    [InlineData("http://127.0.0.1:1/list.json", "cannot be reached")]
    public async Task Only_plain_web_addresses_are_asked(string url, string reason)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await Lists.ImportAsync(hub, url);

        Assert.Equal(2, run.Exit);
        Assert.Contains(reason, run.Error);
    }

    private static string Head(int length) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n";

    private static string Whole(string body) => Head(Encoding.UTF8.GetByteCount(body)) + body;
}
