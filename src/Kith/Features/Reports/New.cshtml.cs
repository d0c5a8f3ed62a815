using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Reports;

/// <summary>
/// "Something is wrong here": anybody tells the stewards, without an account and without a name. What they cannot see they
/// cannot name; a report about it is one about the hub.
/// </summary>
[AllowAnonymous]
public sealed class NewModel(ViewerDb db, Receipts receipts, ReportTries tries, SharedTalk shares, T texts) : FormPage
{
    [BindProperty(Name = "about", SupportsGet = true), StringLength(160)]
    public string? Asked { get; set; }

    [BindProperty(Name = "kind"), Required(ErrorMessage = "Report.Kind.Missing"), Keepable]
    public ReportKind? Kind { get; set; }

    [BindProperty(Name = "what"), Required(ErrorMessage = "Report.What.Missing")]
    [StringLength(ReportWords.LongestWhat), DataType(DataType.MultilineText), Keepable]
    public string What { get; set; } = "";

    [BindProperty(Name = "promise"), StringLength(ReportWords.LongestPromise), Keepable]
    public string? Promise { get; set; }

    [BindProperty(Name = "wish"), StringLength(ReportWords.LongestWish), DataType(DataType.MultilineText), Keepable]
    public string? Wish { get; set; }

    [BindProperty(Name = "contact"), StringLength(ReportWords.LongestContact), Keepable]
    public string? Contact { get; set; }

    [BindProperty(Name = "hosts")]
    public bool TellHosts { get; set; }

    /// <summary>Whether stewards may read the last messages of the talk it is about.</summary>
    [BindProperty(Name = "share")]
    public bool Share { get; set; }

    public ReportTarget Target { get; private set; } = ReportTarget.Hub;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<ReportKind>().Select(kind => new SelectListItem(texts[$"Report.Kind.{kind}"], kind.ToString()));

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        ViewData["Back"] = "/report";
        Target = await TargetAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MaySend(HttpContext))
        {
            ModelState.AddModelError("", texts["Report.TooMany"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        var words = new ReportWords(What.Trim(), Promise?.Trim(), Wish?.Trim(), Contact?.Trim());
        IReadOnlyList<string> shared = Share ? await shares.OfAsync(db, Target, ct) : [];
        var code = await receipts.TakeAsync(Kind!.Value, Target, words, (TellHosts, shared), ct);
        return SeeOther($"/report/{code.ToLowerInvariant()}");
    }

    private async Task<ReportTarget> TargetAsync() =>
        (Asked is { } asked && KeepableAttribute.IsKeepable(asked) ? asked : null)?.Split(':', 2) switch
        {
            ["group", var slug] => await db
                .Groups.Where(g => g.Slug == slug)
                .Select(g => new ReportTarget(ReportAbout.Group, slug, g.Name, g.Id, null))
                .FirstOrDefaultAsync(),
            ["meetup", var id] => await db
                .Occurrences.Where(o => o.PublicId == id)
                .Join(db.Meetups, o => o.MeetupId, m => m.Id, (o, m) => m)
                .Select(m => new ReportTarget(ReportAbout.Meetup, id, m.Title, m.GroupId, null))
                .FirstOrDefaultAsync(),
            ["face", var id] when db.Viewer.IsMember => await db
                .Faces.Where(f => f.PublicId == id)
                .Select(f => new ReportTarget(ReportAbout.Face, id, f.Name, f.GroupId, f.PersonId))
                .FirstOrDefaultAsync(),
            ["card", var slug] => await db
                .Cards.Where(c => c.Slug == slug)
                .Join(db.CardWordings, c => c.Id, w => w.CardId, (c, w) => w)
                .OrderByDescending(w => w.Language == texts.Language)
                .Select(w => new ReportTarget(ReportAbout.Card, slug, w.Title, null, null))
                .FirstOrDefaultAsync(),
            ["favour", var id] => await SharedTalk.FavourAsync(db, id),
            ["talk", var id] => await SharedTalk.TalkAsync(db, id),
            _ => null,
        } ?? ReportTarget.Hub;
}
