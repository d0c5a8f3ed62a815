using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Coming;

/// <summary>How it was, in one word, once. The host learns sums from five answers on, and words without a name.</summary>
public sealed class HowModel(Holders holders, GuestBook book, RsvpKeys keys, T texts, TimeProvider clock)
    : HolderPage(holders)
{
    private const int LongestWords = 500;

    [
        BindProperty(Name = "felt"),
        Required(ErrorMessage = "How.Missing"),
        EnumDataType(typeof(Feeling), ErrorMessage = "Error.NotUnderstood")
    ]
    public Feeling? Felt { get; set; }

    [BindProperty(Name = "words"), StringLength(LongestWords), Keepable, DataType(DataType.MultilineText)]
    public string? Words { get; set; }

    public IEnumerable<SelectListItem> Feelings =>
        Enum.GetValues<Feeling>().Select(f => new SelectListItem(texts[$"How.{f}"], $"{f}"));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = EveningRules.MayFeel(Mine.Rsvp, Mine.Occurrence, clock.GetUtcNow().UtcDateTime);
        if (!verdict.IsAllowed)
            return Refuse(verdict);
        if (!ModelState.IsValid)
            return Again();
        await book.FeelAsync(Mine.Rsvp, Felt!.Value, keys.Seal(Words?.Trim()));
        return SeeOther(Mine.Path());
    }
}
