using Kith.Data;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Cards;

/// <summary>A member offers a way of their own; stewards read it before anybody else does.</summary>
public sealed class SuggestModel(ViewerDb db, SuggestionBook book, Language language, T texts) : FormPage
{
    [BindProperty]
    public CardForm Form { get; set; } = new();

    [BindProperty(Name = "language")]
    public string Language { get; set; } = texts.Language;

    public IEnumerable<SelectListItem> Languages =>
        language.Offered.Select(code => new SelectListItem(texts.NameOf(code), code));

    public override Task<IActionResult?> LoadAsync() =>
        Task.FromResult<IActionResult?>(
            CardRules.MaySuggest(db.Viewer) is { IsAllowed: false } refused ? Refuse(refused) : null
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Check(ModelState, texts);
        if (!language.Offered.Contains(Language, StringComparer.Ordinal))
            ModelState.AddModelError("language", texts["Error.NotUnderstood"]);
        if (!ModelState.IsValid)
            return Again();
        var verdict = await book.SuggestAsync(db.Viewer.PersonId!.Value, Form.Offer(Language), ct);
        if (verdict.IsAllowed)
            return SeeOther("/me/cards");
        ModelState.AddModelError("", texts[verdict.Reason!]);
        return Again();
    }
}
