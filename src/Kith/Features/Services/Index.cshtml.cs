using Kith.Data;
using Kith.Features.Services.Finder;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Services;

/// <summary>Finds services for somebody who may be frightened: three questions first, all others behind "More choices", no account, no trace.</summary>
[PublicPage(Kept = false)]
public sealed class IndexModel(ServiceFinder finder, ViewerDb db, DirectoryWords words, T texts) : PageModel
{
    private const double FartherKm = 50;

    public FinderAsked Asked { get; private set; } = new();

    public FinderQuestion Question { get; private set; } = new();

    /// <summary>Null when the question was not understood.</summary>
    public FoundServices? Found { get; private set; }

    public FinderChoices Choices { get; private set; } = null!;

    /// <summary>Whether none of the choices behind "More choices" was made.</summary>
    public bool MoreIsPlain => ModelState.IsValid && !Asked.IsDetailed;

    /// <summary>Easier questions to ask when nothing was found: the name of what is given up, and where it leads.</summary>
    public IEnumerable<(string GivenUp, string Url)> Easier =>
        new (string GivenUp, bool IsAsked, FinderAsked Easier)[]
        {
            ("Open", Asked.Open.Length + Asked.At.Length > 0, Asked with { Open = "", At = "" }),
            (
                "Distance",
                Found is { Near.Place: not null } && Question.WithinKm < FartherKm,
                Asked with
                {
                    Within = "50",
                }
            ),
            (
                "Needs",
                Asked.Needs.Count + Asked.Lines.Count + Asked.Access.Count > 0,
                Asked with
                {
                    Needs = [],
                    Lines = [],
                    Access = [],
                }
            ),
            ("Who", Asked.Age.Length + Asked.Language.Length > 0, Asked with { Age = "", Language = "" }),
            ("Words", Asked.Q.Length + Asked.Term.Length > 0, Asked with { Q = "", Term = "" }),
        }
            .Where(e => e.IsAsked)
            .Select(e => (e.GivenUp, (e.Easier with { Page = "" }).Url));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (Asked, Question, var mistakes) = FinderReader.Read(Request.Query);
        Choices = new(Asked, await words.ReadAsync(db, ct));
        foreach (var mistake in mistakes)
            ModelState.AddModelError($"Asked.{mistake.Name}", mistake.Say(texts));
        if (mistakes.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            Found = await finder.FindAsync(Question, ct);
        return Page();
    }
}
