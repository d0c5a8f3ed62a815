using System.Security.Cryptography;
using System.Text;
using Kith.Web;

namespace Kith.Features.Services.Api;

/// <summary>JSON that whoever has it already need not fetch again.</summary>
public sealed class HsdsAnswer(ReadOnlyMemory<byte> json) : IResult
{
    private const int TagBytes = 12;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (PublicPages.IsForStranger(httpContext))
        {
            PublicPages.Describe(response);
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(json.Span).AsSpan(0, TagBytes))}\"";
            response.Headers.ETag = tag;
            var known = httpContext.Request.GetTypedHeaders().IfNoneMatch;
            if (known.Any(k => k.Tag == "*" || k.Compare(new(tag[2..], isWeak: true), useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.ContentType = "application/json; charset=utf-8";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(json, httpContext.RequestAborted);
    }
}

/// <summary>An object on each line, sent while the next are read, however many there are.</summary>
public sealed class HsdsLines(IAsyncEnumerable<string> lines) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/x-ndjson; charset=utf-8";
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var line in lines)
        {
            await writer.WriteAsync(line.AsMemory(), httpContext.RequestAborted);
            await writer.WriteAsync("\n".AsMemory(), httpContext.RequestAborted);
        }
    }
}
