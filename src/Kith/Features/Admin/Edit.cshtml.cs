using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What somebody would change on a service's page, word by word; a steward takes or leaves each field.</summary>
public sealed class EditModel(ViewerDb db, Secrets secrets, EditBook book, T texts) : AdminPage(db)
{
    [FromRoute(Name = "edit")]
    public string Key { get; set; } = "";

    /// <summary>Fields to be taken.</summary>
    [BindProperty(Name = "take")]
    public IReadOnlyList<string> Take { get; set; } = [];

    [BindProperty(Name = "hide")]
    public IReadOnlyList<Guid> Hide { get; set; } = [];

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "checked")]
    public bool IsChecked { get; set; }

    public ServiceShown One { get; private set; } = null!;

    public EditWords Words { get; private set; } = null!;

    public EditApply Apply { get; private set; } = null!;

    /// <summary>Whether it is a help line, which is made sure of elsewhere.</summary>
    public bool IsLine => One.Service.FeedId == HelpNow.LineFeed.Id;

    /// <summary>Places of which somebody says that their address puts people in danger, and that everybody may still know.</summary>
    public IEnumerable<(string Key, (HsdsKind Kind, Guid Id) Record, JsonObject Address, string Path)> Hidden =>
        One.Editable.Addresses.Where(a => Words.Hide.Contains(a.Record.Id));

    /// <summary>The number or the street it belongs to, when that is another field; null where the heading says enough.</summary>
    public string? About(EditedField field) =>
        field.Name is "number" or "address_1" ? null
        : One.Editable.Phones.FirstOrDefault(p => IsOf(p.Key, field)).Phone is { } phone ? phone.Word("number")
        : One.Editable.Addresses.FirstOrDefault(a => IsOf(a.Key, field)).Address?.Word("address_1");

    private static bool IsOf(string? key, EditedField field) =>
        field.Key.StartsWith($"{key}/", StringComparison.Ordinal);

    /// <summary>Whether its box is ticked: at first all but those that something else has overtaken.</summary>
    public bool IsTaken(EditedField field) =>
        HttpMethods.IsPost(Request.Method) ? Take.Contains(field.Key) : !Apply.IsOvertaken(field);

    protected override async Task<IActionResult?> FindAsync()
    {
        var ct = HttpContext.RequestAborted;
        var edit = await Db.SuggestedEdits.FirstOrDefaultAsync(e => e.PublicId == Key && e.Outcome == null, ct);
        if (
            edit is null
            || EditWords.Open(secrets, edit.Sealed) is not { } words
            || await ServiceShown.FindAsync(Db, edit.ServiceId.ToString(), ct) is not { } service
        )
            return NotFound();
        (Words, One, Apply) = (words, service, new(service, edit.Id));
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        switch (await book.AcceptAsync(Me, Key, new(Take, Hide, Seen ?? "", IsChecked), ct))
        {
            case Decided.Done:
                return SeeOther($"/services/{One.Service.Id}");
            case Decided.Gone:
                return NotFound();
            case Decided.Changed:
                await LoadAsync();
                ModelState.AddModelError("", texts["Edits.Changed"]);
                return Again(StatusCodes.Status409Conflict);
        }
        throw new InvalidOperationException("A decision has three ends.");
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken ct)
    {
        // What its list dropped since the page was opened can be laid aside as well.
        if (StewardRules.MayLookAfter(Db.Viewer) is { IsAllowed: false } refused)
            return Refuse(refused);
        return await book.DeclineAsync(Me, Key, ct) ? SeeOther("/admin/suggestions") : NotFound();
    }
}
