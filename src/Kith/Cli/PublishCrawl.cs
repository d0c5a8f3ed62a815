using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;

namespace Kith.Cli;

/// <summary>What the copy has of the hub: which address lies in which file, for each language.</summary>
/// <param name="Language">Of a page; empty for what is the same in all.</param>
/// <param name="Address">As <see cref="PublishPaths.Normal"/> gives it.</param>
/// <param name="File">Relative to the copy's folder.</param>
/// <param name="IsPage">Whether it is HTML.</param>
public sealed record PublishedFile(string Language, string Address, string File, bool IsPage);

/// <summary>
/// Walks through the hub as a stranger does, from link to link, and keeps every public page: what the hub itself lets anybody
/// keep. Pages with a form token, private links and hidden things answer <c>no-store</c> or not at all, and so never get here.
/// </summary>
/// <param name="hub">Speaks to the hub; follows no redirect.</param>
/// <param name="origins">Under which names the hub speaks of itself.</param>
/// <param name="folder">Where pages are put as they come.</param>
/// <param name="today">The hub's day: lists by week begin with it.</param>
public sealed class PublishCrawl(HttpClient hub, IReadOnlyCollection<string> origins, string folder, DateOnly today)
{
    /// <summary>Most pages of one kind.</summary>
    private const int MostTurned = 60;

    /// <summary>How far a list by week is turned, though it could be for ever; further ahead little is known.</summary>
    private const int MostWeeks = 8;

    private const int MostRedirects = 3;

    /// <summary>Pages asked for at once: as many as keep a small computer busy, with something left for its people.</summary>
    internal const int AtOnce = 4;

    /// <summary>Endings of what thousands of times would each have and hardly anybody takes from a copy: it would double its size.</summary>
    private static readonly string[] LeftOut = ["/poster", ".json"];

    /// <summary>Where the walk begins; the rest is found by links.</summary>
    private static readonly string[] Doors =
    [
        "/",
        "/help-now",
        "/find",
        "/week",
        "/groups",
        "/privacy",
        "/calendar.ics",
        "/feed.atom",
        "/meetings.json",
    ];

    private static readonly HtmlParser Html = new();

    private readonly Dictionary<(string Language, string Address), PublishedFile> _found = [];

    /// <summary>Everything found so far.</summary>
    public IReadOnlyCollection<PublishedFile> Found => _found.Values;

    /// <summary>The file of an address, for a reader of a language; null when the copy has none.</summary>
    public PublishedFile? Find(string language, string address) =>
        _found.GetValueOrDefault((language, address)) ?? _found.GetValueOrDefault(("", address));

    /// <summary>
    /// Walks through the hub in one language, made to speak it by <paramref name="cookie"/>. Its pages go into the folder
    /// <paramref name="below"/> (with a slash at the end; empty for the first language); <paramref name="kept"/> is told of each file.
    /// </summary>
    /// <exception cref="CommandFailedException">The hub could not answer.</exception>
    public async Task WalkAsync(
        string language,
        string below,
        string cookie,
        Action<PublishedFile> kept,
        CancellationToken ct
    )
    {
        var seen = new HashSet<string>(Doors, StringComparer.Ordinal);
        var turned = new Dictionary<string, int>(StringComparer.Ordinal);
        for (IReadOnlyList<string> step = Doors; step.Count > 0; )
        {
            var next = new List<string>();
            foreach (var (file, links) in await StepAsync(step, language, below, cookie, ct))
            {
                _found[(file.Language, file.Address)] = file;
                kept(file);
                next.AddRange(links.Where(link => seen.Add(link) && MayTurn(link, turned)));
            }
            step = next;
        }
    }

    /// <summary>Fetches and saves all pages as far from the doors as each other, a few at once; what could not be kept is left out.</summary>
    private async Task<IEnumerable<(PublishedFile File, List<string> Links)>> StepAsync(
        IReadOnlyList<string> addresses,
        string language,
        string below,
        string cookie,
        CancellationToken ct
    )
    {
        var pages = new (PublishedFile File, List<string> Links)?[addresses.Count];
        await Parallel.ForAsync(
            0,
            addresses.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (n, stop) =>
            {
                if (Find("", addresses[n]) is null && await FetchAsync(addresses[n], cookie, stop) is { } answer)
                    pages[n] = await KeepAsync(answer, addresses[n], language, below, stop);
            }
        );
        return pages.OfType<(PublishedFile, List<string>)>();
    }

    private async Task<(PublishedFile File, List<string> Links)> KeepAsync(
        HttpResponseMessage answer,
        string address,
        string language,
        string below,
        CancellationToken ct
    )
    {
        using var _ = answer;
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        var name = PublishPaths.FileOf(address, isPage);
        var file = new PublishedFile(isPage ? language : "", address, isPage ? below + name : name, isPage);
        var bytes = await answer.Content.ReadAsByteArrayAsync(ct);
        await SaveAsync(file, bytes, ct);
        return (file, isPage ? Links(bytes, address) : []);
    }

    /// <summary>What can point somewhere in a page, and with which attribute.</summary>
    internal static string? Attribute(string element) =>
        element switch
        {
            "a" or "link" or "use" or "image" => "href",
            "script" or "img" or "source" => "src",
            _ => null,
        };

    private async Task<HttpResponseMessage?> FetchAsync(string address, string cookie, CancellationToken ct)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Cookie", cookie);
            var answer = await hub.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode && answer.Headers.CacheControl?.Public == true)
                return answer;
            using (answer)
            {
                if ((int)answer.StatusCode >= StatusCodes.Status500InternalServerError)
                    throw new CommandFailedException(
                        $"The hub could not show {address} ({(int)answer.StatusCode}). The old copy stays."
                    );
                if (answer.Headers.Location is not { } elsewhere)
                    return null;
                if (PublishPaths.Normal(elsewhere.OriginalString, Absolute(address), origins) is not { } target)
                    return null;
                address = target;
            }
        }
        return null;
    }

    private List<string> Links(byte[] page, string address)
    {
        using var document = Html.ParseDocument(new MemoryStream(page));
        return document
            .All.Select(e => Attribute(e.LocalName) is { } name ? e.GetAttribute(name) : null)
            .OfType<string>()
            .Concat(document.Forms.SelectMany(PublishForms.Choices).Select(choice => choice.Link))
            .Select(link => PublishPaths.Normal(link, Absolute(address), origins))
            .OfType<string>()
            .Where(next => !LeftOut.Any(ending => next.EndsWith(ending, StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    private bool MayTurn(string address, Dictionary<string, int> turned)
    {
        var path = address.Split('?')[0];
        var from = QueryHelpers.ParseQuery(address[path.Length..]).GetValueOrDefault("from").ToString();
        if (
            DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && (day < today || day > today.AddDays(7 * MostWeeks))
        )
            return false;
        return path == address || (turned[path] = turned.GetValueOrDefault(path) + 1) <= MostTurned;
    }

    private Uri Absolute(string address) => new(hub.BaseAddress!, address);

    private Task SaveAsync(PublishedFile file, byte[] bytes, CancellationToken ct)
    {
        var path = Path.Combine(folder, file.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllBytesAsync(path, bytes, ct);
    }
}
