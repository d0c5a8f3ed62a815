using Kith.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Privacy;

/// <summary>What the hub keeps, where, for how long and who can see it, in plain words; also what is not solved yet.</summary>
[PublicPage]
public sealed class IndexModel : PageModel
{
    /// <summary>Sections in reading order; each has a heading and a list of so many sentences in <c>Texts/privacy.*.json</c>.</summary>
    public static readonly IReadOnlyList<(string Name, int Sentences)> Sections =
    [
        ("Kept", 4),
        ("Long", 4),
        ("Member", 6),
        ("Gone", 5),
        ("Where", 3),
        ("Hosts", 3),
        ("Evening", 3),
        ("Groups", 6),
        ("Cards", 4),
        ("Told", 6),
        ("Neighbours", 3),
        ("Runs", 2),
        ("Thief", 3),
        ("Court", 2),
        ("Cookies", 3),
        ("Unsolved", 5),
    ];
}
