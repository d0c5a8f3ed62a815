using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Formats;
using Kith.Features.Shared;
using Kith.Features.Wishes;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Groups;

/// <summary>Start a group, second step: make the format your own. The group is there afterwards, small until it is welcomed.</summary>
public sealed class BeginModel(ViewerDb db, FormatBook book, Beginnings beginnings, WishBook wishes, T texts) : FormPage
{
    /// <summary>Begins from no format.</summary>
    private const string Own = "own";

    [FromRoute(Name = "format")]
    public string FormatSlug { get; set; } = "";

    /// <summary>The wish the group comes from; null for none.</summary>
    [FromQuery(Name = "wish")]
    public string? WishId { get; set; }

    /// <summary>That wish, which is this member's too.</summary>
    public Wishing? Wishing { get; private set; }

    [BindProperty]
    public BeginForm Form { get; set; } = new();

    /// <summary>What it begins from; null for nothing.</summary>
    public Format? Format { get; private set; }

    public IEnumerable<SelectListItem> Visibilities => Choices<GroupVisibility>(Form.Visibility, "Groups.Visibility.");

    public IEnumerable<SelectListItem> Joinings => Choices<GroupJoining>(Form.Joining, "Groups.Joining.").SkipLast(1);

    public override async Task<IActionResult?> LoadAsync()
    {
        Format = book.Find(FormatSlug, texts.Language);
        if (Format is null && FormatSlug != Own)
            return NotFound();
        var verdict = PersonRules.MayBegin(db.Viewer);
        if (verdict.IsAllowed && WishId is { } wish)
        {
            if (KeepableAttribute.IsKeepable(wish))
                Wishing = await wishes.FindAsync(wish, db.Viewer.PersonId!.Value, HttpContext.RequestAborted);
            verdict = WishRules.MayBegin(Wishing is not null, Wishing?.Wish.ClosedAt is not null, Wishing?.Joined ?? 0);
        }
        return verdict.IsAllowed ? null : Refuse(verdict);
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Agreement = string.Join('\n', Format?.Rules ?? []);
        Form.Purpose = Wishing?.Wish.More ?? Format?.Summary;
        Form.Name = Wishing is { Wish.What: var what } ? what[..Math.Min(what.Length, BeginForm.LongestName)] : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && !Alias.IsName(Form.Host.Trim()))
            ModelState.AddModelError("Form.Host", texts["Accounts.Alias.Odd"]);
        if (!ModelState.IsValid)
            return Again();
        var format = Format is null ? ((string?, string)?)null : (Format.Slug, FormatText.Of(Format, texts));
        var beginning = new Beginning(
            Form.Name.Trim(),
            Form.Host.Trim(),
            Form.Agreement.Trim(),
            format,
            group => Form.Shape(group, texts.Language),
            WishId
        );
        var (slug, verdict) = await beginnings.BeginAsync(db.Viewer.PersonId!.Value, beginning, ct);
        if (verdict.IsAllowed)
            return SeeOther($"/groups/{slug}/meetups/new");
        ModelState.AddModelError("", texts[verdict.Reason!, Beginnings.MostWaiting]);
        return Again(StatusCodes.Status409Conflict);
    }

    private IEnumerable<SelectListItem> Choices<TChoice>(TChoice chosen, string key)
        where TChoice : struct, Enum =>
        Enum.GetValues<TChoice>().Select(c => new SelectListItem(texts[key + c], c.ToString(), c.Equals(chosen)));
}

/// <summary>The fields of a group that begins.</summary>
public sealed class BeginForm : GroupFields
{
    [
        Required(ErrorMessage = "Start.Agreement.Missing"),
        StringLength(Groups.Agreement.Longest),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string Agreement { get; set; } = "";

    [Required(ErrorMessage = "Belonging.Name.Missing"), StringLength(Person.LongestAlias), Keepable]
    public string Host { get; set; } = "";

    public void Shape(Group group, string language) =>
        group
            .Describe(Plain(Purpose), Plain(WhoFor), language, Meetups.Led.Peers, phone: null)
            .Show(Visibility)
            .Admit(Joining);
}
