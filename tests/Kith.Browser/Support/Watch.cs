using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>
/// Looks over a visitor's shoulder for what no page may do: ask another machine for anything (promise 4), break the content
/// policy, throw in a script, or name a file that is not there.
/// </summary>
internal sealed class Watch
{
    private readonly ConcurrentQueue<string> _wrongs = new();
    private readonly Uri _hub;

    public Watch(IBrowserContext context, IPage page, Uri hub)
    {
        _hub = hub;
        context.Request += (_, request) => Look(request);
        context.Response += (_, response) => Look(response);
        context.WebError += (_, error) => _wrongs.Enqueue($"script error: {error.Error}");
        page.Console += (_, message) => Look(message);
    }

    public void AssertClean() => Assert.True(_wrongs.IsEmpty, string.Join('\n', _wrongs.Distinct()));

    // "Leave this page" is the one way out, and a person's own tap; an address typed by a test is one too.
    private void Look(IRequest request)
    {
        var url = new Uri(request.Url);
        if (url.Scheme is "data" or "blob" || request.IsNavigationRequest || url.Authority == _hub.Authority)
            return;
        _wrongs.Enqueue($"asked {url.Authority} for a {request.ResourceType} ({request.Url})");
    }

    private void Look(IResponse response)
    {
        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            _wrongs.Enqueue($"{response.Status} for a {response.Request.ResourceType} ({response.Url})");
    }

    private void Look(IConsoleMessage message)
    {
        if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            _wrongs.Enqueue(message.Text);
    }
}
