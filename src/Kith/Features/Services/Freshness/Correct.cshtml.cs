using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Services.Freshness;

/// <summary>
/// "Something is wrong": anybody writes what a service's page should say, without an account and without a name. It shows and asks for
/// what everybody may see of the service, and nothing else.
/// </summary>
[AllowAnonymous]
public sealed class CorrectModel(ViewerDb db, EditBook book, CheckTries tries, T texts) : OneServicePage(db)
{
    /// <summary>Key of the field that is chosen from a list.</summary>
    public const string StatusKey = "status";

    private static readonly string[] Choices = ["active", "temporarily closed", "defunct"];

    /// <summary>Answers by the keys of <see cref="EditForm.Fields"/>.</summary>
    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    [BindProperty(Name = "words"), StringLength(EditLimits.LongestWords), DataType(DataType.MultilineText), Keepable]
    public string? Words { get; set; }

    /// <summary>Places whose address puts people in danger.</summary>
    [BindProperty(Name = "hide")]
    public IReadOnlyList<Guid> Hide { get; set; } = [];

    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    /// <summary>What the page said when the form was opened.</summary>
    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    public EditForm Form { get; private set; } = null!;

    public IEnumerable<SelectListItem> Statuses =>
        Choices
            .Append(Form.Fields.First(f => f.Key == StatusKey).Shown ?? Choices[0])
            .Distinct()
            .Select(s => new SelectListItem(
                texts[$"Services.Correct.Status.{Service.StatusOf(s) ?? ServiceStatus.Active}"],
                s
            ));

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Form = new(One.Editable);
        Values = Form.Filled(Values);
        Once = RsvpKeys.IsOnce(Once) ? Once : Secrets.NewToken();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var words = Read();
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MayCorrect(HttpContext))
        {
            ModelState.AddModelError("", texts["Report.TooMany"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (await book.SuggestAsync(One.Service.Id, words, Once!, ct) is { } edit)
            return SeeOther(Db.Viewer.IsSteward ? $"/admin/suggestions/{edit}" : $"{Back}/thanks?sent=true");
        if (await LoadAsync() is { } gone)
            return gone;
        ModelState.AddModelError("", texts["Services.Correct.Enough"]);
        return Again();
    }

    private EditWords Read()
    {
        foreach (var (key, why, longest) in Form.Mistakes(Values))
            ModelState.AddModelError($"Values[{key}]", texts[why, longest]);
        // What changed meanwhile would look as if it were to be changed back.
        if (Version != Form.Version)
        {
            ModelState.AddModelError("", texts["Services.Correct.Stale"]);
            ModelState.Remove("version");
        }
        var open = One.Editable.Addresses.Select(a => a.Record.Id);
        var words = new EditWords(Form.Changed(Values), Words?.Trim(), [.. Hide.Intersect(open)]);
        if (words.IsEmpty && ModelState.IsValid)
            ModelState.AddModelError("", texts["Services.Correct.Nothing"]);
        if (book.IsTooLong(words))
            ModelState.AddModelError("", texts["Services.Correct.TooMuch"]);
        return words;
    }
}
