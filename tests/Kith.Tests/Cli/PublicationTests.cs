using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kith.Cli;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;

namespace Kith.Tests.Cli;

/// <summary>The static copy: what is in it, what must not be, and what it does to the folder it is given.</summary>
public sealed class PublicationTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("kith-copy-");

    private DirectoryInfo Folder => new(Path.Combine(_parent.FullName, "pages"));

    [Fact]
    public async Task Every_link_of_the_copy_leads_to_a_file_of_the_copy_or_out_of_the_hub()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await new Sample(hub).MeetupAsync(times: 3);
        await WriteAsync(hub);
        var pages = Pages().ToList();
        Assert.Contains(pages, page => page.File == "help-now.html");
        Assert.All(pages.SelectMany(Links), link => AssertLeadsSomewhere(link.File, link.To));
    }

    [Fact]
    public async Task Every_page_of_the_copy_says_when_it_was_made_and_asks_nothing_of_the_hub()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await new Sample(hub).MeetupAsync(times: 2);
        await WriteAsync(hub);
        Assert.All(
            Pages(),
            page =>
            {
                Assert.Matches("12:00|23", page.Html.QuerySelector(".copy-notice")?.TextContent ?? "");
                Assert.Empty(page.Html.QuerySelectorAll("form"));
                Assert.DoesNotMatch("localhost|(:|3A)5080\\b", page.Html.Source.Text);
            }
        );
    }

    [Fact]
    public async Task Each_language_of_the_hub_has_its_pages_and_leads_to_the_other()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await WriteAsync(hub);
        var spanish = Pages().Single(page => page.File == "es/help-now.html");
        Assert.Equal("es", spanish.Html.DocumentElement.GetAttribute("lang"));
        Assert.Contains(
            spanish.Html.QuerySelectorAll("a[hreflang=en]"),
            a => a.GetAttribute("href") == "../help-now.html"
        );
    }

    [Fact]
    public async Task Help_lines_of_other_countries_are_links_in_the_copy()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await WriteAsync(hub);
        var help = Pages().Single(page => page.File == "help-now.html");
        Assert.Contains(
            help.Html.QuerySelectorAll("main a"),
            a => a.GetAttribute("href") == "help-now-country-IE.html"
        );
        var ireland = Pages().Single(page => page.File == "help-now-country-IE.html");
        Assert.Contains(ireland.Html.QuerySelectorAll("a[href^='tel:']"), a => a.GetAttribute("href") == "tel:112");
    }

    [Fact]
    public async Task What_a_stranger_may_not_see_is_not_in_the_copy()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var sample = new Sample(hub);
        var hidden = await sample.GroupAsync("Hushed Herons", GroupVisibility.Hidden);
        await sample.MeetupAsync(m => m.Describe("Heron evening", "Quiet.", "circle", "en"), group: hidden);
        await sample.MeetupAsync(m => m.Describe("Wren evening", "Open.", "circle", "en"));
        await WriteAsync(hub);
        Assert.Contains(Pages(), page => page.Html.Source.Text.Contains("Wren evening", StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(Folder.FullName, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("Heron", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_new_copy_takes_the_place_of_the_old_one_whole()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await WriteAsync(hub);
        var gone = Path.Combine(Folder.FullName, "gone.html");
        await File.WriteAllTextAsync(gone, "from an older copy");
        var files = await WriteAsync(hub);
        Assert.False(File.Exists(gone));
        Assert.Equal(files, Directory.GetFiles(Folder.FullName, "*", SearchOption.AllDirectories).Length - 1);
        Assert.Equal([Folder.FullName], _parent.GetFileSystemInfos().Select(entry => entry.FullName));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_alone()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Folder.Create();
        var letter = Path.Combine(Folder.FullName, "letter.txt");
        await File.WriteAllTextAsync(letter, "dear neighbours");
        await Assert.ThrowsAsync<CommandFailedException>(() => WriteAsync(hub));
        Assert.Equal([letter], Directory.GetFiles(Folder.FullName));
    }

    [Fact]
    public async Task A_hub_that_breaks_down_half_way_leaves_the_old_copy()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await WriteAsync(hub);
        var before = await File.ReadAllTextAsync(Path.Combine(Folder.FullName, "help-now.html"));
        using var breaking = new Breaking(hub.Get<IServer>());
        await Assert.ThrowsAsync<CommandFailedException>(() => WriteAsync(hub, breaking));
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(Folder.FullName, "help-now.html")));
        Assert.Equal([Folder.FullName], _parent.GetFileSystemInfos().Select(entry => entry.FullName));
    }

    [Fact]
    public async Task A_hub_that_is_not_set_up_has_nothing_to_copy()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        await Assert.ThrowsAsync<CommandFailedException>(() => WriteAsync(hub));
        Assert.False(Folder.Exists);
    }

    public void Dispose() => _parent.Delete(recursive: true);

    private async Task<int> WriteAsync(TestHub hub, HttpMessageHandler? through = null)
    {
        using var handler = ((TestServer)hub.Get<IServer>()).CreateHandler();
        using var client = new HttpClient(through ?? handler, disposeHandler: false)
        {
            BaseAddress = new("http://localhost/"),
        };
        await using var scope = hub.Scope();
        return await new Publication(client, scope.ServiceProvider, _ => { }).WriteAsync(Folder, default);
    }

    private IEnumerable<(string File, IHtmlDocument Html)> Pages() =>
        Directory
            .EnumerateFiles(Folder.FullName, "*.html", SearchOption.AllDirectories)
            .Select(path =>
                (Path.GetRelativePath(Folder.FullName, path), new HtmlParser().ParseDocument(File.ReadAllText(path)))
            );

    private static IEnumerable<(string File, string To)> Links((string File, IHtmlDocument Html) page) =>
        page
            .Html.QuerySelectorAll("[href],[src]")
            .Select(e => (page.File, (e.GetAttribute("href") ?? e.GetAttribute("src"))!));

    private void AssertLeadsSomewhere(string file, string link)
    {
        Assert.DoesNotContain("localhost", link, StringComparison.Ordinal);
        Assert.False(link.StartsWith('/'), $"{file} leads to {link}, which works in no folder");
        if (link.StartsWith('#') || (Uri.TryCreate(link, UriKind.Absolute, out var away) && away.Scheme != "file"))
            return;
        var path = Uri.UnescapeDataString(link.Split('#')[0]);
        var target = Path.Combine(Folder.FullName, Path.GetDirectoryName(file)!, path);
        Assert.True(File.Exists(target), $"{file} leads to {link}, which is not there");
    }

    /// <summary>Answers some pages, then says 503.</summary>
    private sealed class Breaking(IServer server) : DelegatingHandler(((TestServer)server).CreateHandler())
    {
        private int _asked;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            ++_asked > 2
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable))
                : base.SendAsync(request, cancellationToken);
    }
}
