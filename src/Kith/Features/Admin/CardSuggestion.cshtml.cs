using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Read what a member suggests.</summary>
public sealed class CardSuggestionModel(ViewerDb db, Secrets secrets) : CardSuggestionPage(db, secrets);

/// <summary>Put it on the shelf, as it is or with some words changed.</summary>
public sealed class CardAcceptModel(ViewerDb db, Secrets secrets, SuggestionBook book, T texts)
    : CardSuggestionPage(db, secrets)
{
    [BindProperty]
    public CardForm Form { get; set; } = new();

    [BindProperty(Name = "by"), Required(ErrorMessage = "Admin.Cards.By.Missing")]
    [StringLength(Card.LongestReader), Keepable]
    public string By { get; set; } = "";

    [BindProperty(Name = "words"), StringLength(CardSuggestion.LongestAnswer)]
    [DataType(DataType.MultilineText), Keepable]
    public string? Words { get; set; }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form = CardForm.Of(Offer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Check(ModelState, texts);
        if (!ModelState.IsValid)
            return Again();
        var given = Form.Offer(Offer.Text.Language);
        var slug = await book.AcceptAsync(Me, Key, given, (By.Trim(), Words?.Trim()), ct);
        return slug is null ? NotFound() : SeeOther($"/cards/{slug}");
    }
}

/// <summary>Say no, and why, to whoever suggested it.</summary>
public sealed class CardDeclineModel(ViewerDb db, Secrets secrets, SuggestionBook book)
    : CardSuggestionPage(db, secrets)
{
    [BindProperty(Name = "words"), Required(ErrorMessage = "Admin.Cards.Decline.Missing")]
    [StringLength(CardSuggestion.LongestAnswer), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        return await book.DeclineAsync(Me, Key, Words.Trim(), ct) ? SeeOther("/admin/cards") : NotFound();
    }
}
