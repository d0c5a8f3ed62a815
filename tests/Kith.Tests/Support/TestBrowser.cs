using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Kith.Tests.Support;

/// <summary>What came back: the answer and, when it is HTML, the page.</summary>
public sealed record Visit(HttpResponseMessage Response, string Body, string Path)
{
    private readonly Lazy<IHtmlDocument> _page = new(() => new HtmlParser().ParseDocument(Body));

    public HttpStatusCode Status => Response.StatusCode;

    public IHtmlDocument Page => _page.Value;

    /// <summary>Text of the main part, white space collapsed.</summary>
    public string Text =>
        string.Join(
            ' ',
            (Page.QuerySelector("main") ?? Page.Body!).TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    /// <summary>Where a redirect leads, as a local path.</summary>
    public string Location => Response.Headers.Location!.ToString();
}

/// <summary>A browser without scripts: cookies are kept, forms are filled in by the names of their fields.</summary>
public sealed class TestBrowser(HttpMessageHandler handler)
{
    private readonly HttpClient _client = new(handler, disposeHandler: false)
    {
        BaseAddress = new Uri("http://localhost:5080"),
    };
    private readonly CookieContainer _cookies = new();

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts a cookie there, as if the hub had set it.</summary>
    public void Keep(string name, string value) => _cookies.Add(_client.BaseAddress!, new Cookie(name, value));

    /// <summary>The value of a cookie, or null.</summary>
    public string? Cookie(string name) => _cookies.GetCookies(_client.BaseAddress!)[name]?.Value;

    public Task<Visit> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), path);

    /// <summary>Follows redirects to the page a person ends up on.</summary>
    public async Task<Visit> FollowAsync(Visit visit)
    {
        while ((int)visit.Status is 301 or 302 or 303 or 307 or 308)
            visit = await GetAsync(visit.Location);
        return visit;
    }

    /// <summary>Sends a form of the page as filled in by its author, with these fields changed. Null leaves a field out.</summary>
    public Task<Visit> SubmitAsync(
        Visit from,
        IReadOnlyDictionary<string, string?> fields,
        string selector = "main form[method=post]"
    )
    {
        var form = Form(from, selector);
        var values = Filled(form).Where(f => !fields.ContainsKey(f.Key)).ToList();
        values.AddRange(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!)));
        var action = form.GetAttribute("action") is { Length: > 0 } a ? a : from.Path;
        return PostAsync(action, values);
    }

    /// <summary>Sends a form with a file in it, as <see cref="SubmitAsync"/>; by the button that leads to this handler.</summary>
    public Task<Visit> SubmitFileAsync(
        Visit from,
        IReadOnlyDictionary<string, string?> fields,
        byte[] file,
        string handler = ""
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Filled(Form(from, "main form[method=post]")))
        {
            if (!fields.ContainsKey(name) && name != "file")
                content.Add(new StringContent(value), name);
        }
        foreach (var (name, value) in fields.Where(f => f.Value is not null))
            content.Add(new StringContent(value!), name);
        content.Add(new ByteArrayContent(file), "file", "file");
        return SendAsync(
            new HttpRequestMessage(HttpMethod.Post, from.Path + handler) { Content = content },
            from.Path + handler
        );
    }

    /// <summary>The query a GET form of the page would send as it stands.</summary>
    public static async Task<string> QueryOfAsync(Visit from, string selector) =>
        "?" + await new FormUrlEncodedContent(Filled(Form(from, selector))).ReadAsStringAsync();

    public Task<Visit> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) }, path);

    public async Task<Visit> SendAsync(HttpRequestMessage request, string path)
    {
        var uri = new Uri(_client.BaseAddress!, path);
        if (_cookies.GetCookieHeader(uri) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await _client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            _cookies.SetCookies(uri, cookie);
        return new Visit(response, await response.Content.ReadAsStringAsync(), path);
    }

    private static IHtmlFormElement Form(Visit from, string selector) =>
        (IHtmlFormElement)(
            from.Page.QuerySelector(selector)
            ?? throw new InvalidOperationException($"No {selector} on {from.Path}:\n{from.Text}")
        );

    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form) =>
        form.Elements.SelectMany(element =>
            element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
                IHtmlInputElement { Type: "submit" or "button" or "image" } => [],
                IHtmlInputElement { Name: { } name } input => [KeyValuePair.Create(name, input.Value)],
                IHtmlTextAreaElement { Name: { } name } area => [KeyValuePair.Create(name, area.Value)],
                IHtmlSelectElement { Name: { } name } select => select
                    .Options.Where(o => o.IsSelected)
                    .Select(o => KeyValuePair.Create(name, o.Value)),
                _ => Enumerable.Empty<KeyValuePair<string, string>>(),
            }
        );
}
