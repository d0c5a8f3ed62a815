using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Me;

/// <summary>Everything a person can change about their account, each on a page of its own.</summary>
public sealed class SettingsModel : PageModel
{
    /// <summary>Last parts of the addresses, in the order people look for them.</summary>
    public static readonly IReadOnlyList<string> Pages =
    [
        "alias",
        "passphrase",
        "recovery",
        "passkeys",
        "second-step",
        "age",
        "sessions",
        "language",
        "mail",
        "calendar",
        "export",
        "leave",
    ];
}
