using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kith.Features.Safety;

/// <summary>
/// Marks a member's page whose form is open while their account is paused: leaving, signing out, one's own data and passphrase,
/// objecting. Every other form refuses.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenWhilePausedAttribute : Attribute;

/// <summary>
/// Keeps whoever is paused from beginning anything, on every page that asks for a member and in one place, so that no new page can
/// forget it. What a stranger may do, they may too.
/// </summary>
public sealed class PausedFilter(CurrentViewer current) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <summary>Whether a page's form is open while paused: what is under "my things", and what says so.</summary>
    public static bool IsOpenWhilePaused(Type page) =>
        page.Namespace == typeof(Me.IndexModel).Namespace
        || page.IsDefined(typeof(OpenWhilePausedAttribute), inherit: true);

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var page = context.ActionDescriptor.EndpointMetadata;
        var begins =
            HttpMethods.IsPost(context.HttpContext.Request.Method)
            && !page.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any()
            && !IsOpenWhilePaused(context.HandlerInstance.GetType());
        if (!begins || PersonRules.MayBegin(current.Viewer) is not { IsAllowed: false } refused)
        {
            await next();
            return;
        }
        context.HttpContext.Items[FormTokens.ReasonItem] = refused.Reason;
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}

/// <summary>What keeping people safe needs.</summary>
public static class SafetySetup
{
    public static IServiceCollection AddKithSafety(this IServiceCollection services) =>
        services.AddSingleton<Partings>().AddSingleton<VouchBook>().AddSingleton<Pausing>().AddSingleton<AgeBook>();
}
