using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Week;

/// <summary>The week to read onto an answering machine, for people who have a telephone and nothing else.</summary>
[PublicPage(Asks = "near")]
public sealed class ScriptModel(WeekLists lists, SpokenWeek spoken) : PageModel
{
    public WeekList List { get; private set; } = null!;

    /// <summary>Sentences, page by page.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sheets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(WeekQuestion question, CancellationToken ct)
    {
        if (await lists.ReadAsync(question, ct) is not { } list)
            return BadRequest();
        List = list;
        Sheets = list.IsLost ? [] : spoken.Pages(list, lists.Now);
        return Page();
    }
}
