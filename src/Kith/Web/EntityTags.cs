using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;

namespace Kith.Web;

/// <summary>
/// Gives public pages a weak ETag, so that an old phone on a slow line fetches a page again only when it has changed. Works
/// on the text before compression, so that both forms share one tag.
/// </summary>
public sealed class EntityTags(RequestDelegate next)
{
    private const int TagBytes = 12;

    /// <summary>Room for most pages before compression; a larger one takes more.</summary>
    private const int UsualBytes = 40 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is null
            || !HttpMethods.IsGet(context.Request.Method)
            || !PublicPages.IsForStranger(context)
        )
        {
            await next(context);
            return;
        }
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream(UsualBytes);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            context.Features.Set(body);
        }
        await AnswerAsync(context, buffer);
    }

    private static async Task AnswerAsync(HttpContext context, MemoryStream buffer)
    {
        var text = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            PublicPages.Describe(context.Response);
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(text.Span).AsSpan(0, TagBytes))}\"";
            context.Response.Headers.ETag = tag;
            if (!PublicPages.IsKept(context) && context.Request.Headers.IfNoneMatch.Contains(tag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentLength = null;
                return;
            }
        }
        if (buffer.Length > 0)
            await context.Response.Body.WriteAsync(text, context.RequestAborted);
    }
}
