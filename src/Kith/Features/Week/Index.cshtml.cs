using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Week;

/// <summary>A week of meetups to print and hang on a wall, for people who have no screen.</summary>
[PublicPage(Asks = "near")]
public sealed class IndexModel(WeekLists lists) : PageModel
{
    public WeekList List { get; private set; } = null!;

    public DateTime Now => lists.Now;

    public async Task<IActionResult> OnGetAsync(WeekQuestion question, CancellationToken ct)
    {
        if (await lists.ReadAsync(question, ct) is not { } list)
            return BadRequest();
        List = list;
        return Page();
    }
}
