namespace Kith.Web;

/// <summary>
/// Lets a form with a NUL character in it reach its page, which asks for it again with everything typed kept. The framework
/// refuses the escaped form <c>%00</c> for the whole request, with nothing left of what was typed; the plain byte it reads.
/// </summary>
public sealed class FormBodies(RequestDelegate next)
{
    private static ReadOnlySpan<byte> Escaped => "%00"u8;

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
            context.Request.Body = await PlainAsync(context.Request.Body, context.RequestAborted);
        await next(context);
    }

    private static async Task<Stream> PlainAsync(Stream body, CancellationToken ct)
    {
        var whole = new MemoryStream();
        await body.CopyToAsync(whole, ct);
        if (whole.GetBuffer().AsSpan(0, (int)whole.Length).IndexOf(Escaped) >= 0)
            Unescape(whole);
        whole.Position = 0;
        return whole;
    }

    private static void Unescape(MemoryStream whole)
    {
        var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var isNul = bytes[at..].StartsWith(Escaped);
            bytes[length++] = isNul ? (byte)0 : bytes[at];
            at += isNul ? Escaped.Length - 1 : 0;
        }
        whole.SetLength(length);
    }
}
