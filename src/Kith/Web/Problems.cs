using System.Security.Cryptography;
using Kith.Data;

namespace Kith.Web;

/// <summary>
/// Turns what went wrong into a page with the help lines: 503 when the database is away, full or locked, 500 with a reference
/// otherwise. Nothing internal is shown; the log gets the reference and the exception, never the request's body or address.
/// </summary>
public sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    /// <summary>The page that explains; it runs without the database.</summary>
    public const string Path = "/problem";

    /// <summary>Where the page finds the reference that the log has too.</summary>
    public const string ReferenceItem = "Kith.Reference";

    private const int ReferenceLength = 8;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested) { }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await ExplainAsync(context, e.StatusCode);
        }
        catch (Exception e) when (IsUnreadable(e) && !context.Response.HasStarted)
        {
            await ExplainAsync(context, StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var reference = RandomNumberGenerator.GetString(RandomId.Readable, ReferenceLength);
            context.Items[ReferenceItem] = reference;
            LogProblem(e, reference);
            await ExplainAsync(
                context,
                Provider.IsUnavailable(e)
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError
            );
        }
    }

    /// <summary>A form no browser would send: thousands of fields, broken encoding.</summary>
    private static bool IsUnreadable(Exception? error) =>
        error is InvalidDataException || (error is not null && IsUnreadable(error.InnerException));

    private async Task ExplainAsync(HttpContext context, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "30";
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = Path;
        context.Request.QueryString = new QueryString($"?status={status}");
        await next(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed, reference {Reference}.")]
    private partial void LogProblem(Exception error, string reference);
}
