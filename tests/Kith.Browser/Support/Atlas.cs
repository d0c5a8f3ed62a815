using System.Reflection;
using System.Text.RegularExpressions;
using Kith.Cli;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Kith.Browser.Support;

/// <summary>Where a page can be looked at.</summary>
/// <param name="Address">Its path.</param>
/// <param name="Session">The session of whoever may open it; null when everybody may.</param>
public sealed record Place(string Address, string? Session);

/// <summary>
/// Every page of the program, and for each an address in the sample where it can be looked at: found by walking from link to link, or,
/// behind private links, told by whoever went there (<see cref="Tell"/>).
/// </summary>
public sealed partial class Atlas
{
    private const int MostSteps = 1500;
    private const int MostAlike = 5; // a hundred meetups are one kind of page
    private static readonly string[] Doors =
    [
        "/",
        "/find",
        "/week",
        "/groups",
        "/help-now",
        "/privacy",
        "/coming",
        "/sign-in",
        "/sign-up",
        "/wishes",
        "/formats",
    ];
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>The route of every Razor page, as the page states it; a page added tomorrow is in it.</summary>
    public static IReadOnlyList<string> Routes { get; } =
    [
        .. typeof(CommandLine)
            .Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .Where(item => item.Kind == "mvc.1.0.razor-page")
            .Select(item => Route(item.Type))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Where a page can be looked at, or null when nobody found out.</summary>
    public Place? Find(string route) => _places.GetValueOrDefault(route);

    /// <summary>Remembers an address for the page it belongs to.</summary>
    /// <param name="session">Of whoever may open it, when not everybody may.</param>
    public void Tell(string address, string? session = null)
    {
        if (RouteOf(address) is { } route)
            _places.TryAdd(route, new(address, session));
    }

    /// <summary>Remembers where a page shows that is not at its own address.</summary>
    public void TellOf(string route, string address) => _places.TryAdd(route, new(address, Session: null));

    /// <summary>
    /// Walks through a hub from some doors, or from the public ones, until the walk gets long. Links only: pages that change something ask
    /// with GET and act with POST, so that walking changes nothing.
    /// </summary>
    public Task WalkAsync(Uri hub, params string[] doors) => WalkAsAsync(session: null, hub, doors);

    /// <summary>As <see cref="WalkAsync"/>, for somebody who is signed in.</summary>
    public async Task WalkAsAsync(string? session, Uri hub, params string[] doors)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = hub };
        if (session is not null)
            client.DefaultRequestHeaders.Add("Cookie", $"session={session}");
        var waiting = new Queue<string>(doors is [] ? Doors : doors);
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var step = 0; step < MostSteps && waiting.TryDequeue(out var address); step++)
        {
            if (RouteOf(address) is { } kind && (alike[kind] = alike.GetValueOrDefault(kind) + 1) > MostAlike)
                continue;
            using var answer = await client.GetAsync(address);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            Tell(address, session);
            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var next = System.Net.WebUtility.HtmlDecode(link.Groups["to"].Value);
                if (seen.Add(next))
                    waiting.Enqueue(next);
            }
        }
    }

    private static string Route(Type page) =>
        "/"
        + page.GetCustomAttributes<RazorCompiledItemMetadataAttribute>()
            .Single(m => m.Key == "RouteTemplate")
            .Value.TrimStart('/');

    private static string? RouteOf(string address) =>
        Routes.Where(route => Matches(route, address.Split('?', '#')[0])).MinBy(Parameters);

    private static bool Matches(string route, string path) =>
        new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(path, []);

    // "/meetups/new" is the page of that name, not the meetup called "new".
    private static int Parameters(string route) => TemplateParser.Parse(route.TrimStart('/')).Parameters.Count;

    [GeneratedRegex("""<a\b[^>]*\bhref="(?<to>/[^"]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
