using System.ComponentModel.DataAnnotations;
using System.Text;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>
/// A host's own list of people as invitations: one link each, for one person, shown once beside the name. The list itself is not kept,
/// and nobody on it is written to: they have not asked for it.
/// </summary>
[LargestBody(PeopleList.MostBytes + FormBytes)]
public sealed class InviteManyModel(ViewerDb db, Inviting inviting, Address address, T texts, TimeProvider clock)
    : GroupHostPage(db)
{
    /// <summary>Room for the list once more, pasted, and for the rest of the form.</summary>
    private const int FormBytes = (3 * LongestPaste) + (16 * 1024);

    private const int LongestPaste = 60_000;

    /// <summary>Most mistakes that are listed: nobody reads more at once.</summary>
    private const int MostTold = 10;

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "list"), StringLength(LongestPaste), DataType(DataType.MultilineText)]
    public string? Pasted { get; set; }

    [BindProperty(Name = "trust")]
    public Trust Trust { get; set; }

    [BindProperty(Name = "days"), Required, Range(1, JoiningRules.LongestDays)]
    public int? Days { get; set; } = 30;

    /// <summary>Everybody with their link; shown this once.</summary>
    public IReadOnlyList<(Listed Person, string Link)> Made { get; private set; } = [];

    public IEnumerable<SelectListItem> Trusts =>
        Enum.GetValues<Trust>()
            .Select(t => new SelectListItem(texts[$"Invitations.Trust.{t}"], t.ToString(), t == Trust));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await InviteAsync(ct) ?? Page();

    /// <summary>The same as a list for a spreadsheet, to write letters or messages from.</summary>
    public async Task<IActionResult> OnPostSheetAsync(CancellationToken ct) =>
        await InviteAsync(ct) ?? File(Sheet(), "text/csv", "invitations.csv");

    private async Task<IActionResult?> InviteAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var people = await ReadAsync(ct);
        if (!ModelState.IsValid || !Enum.IsDefined(Trust))
            return Again();
        var now = clock.GetUtcNow().UtcDateTime;
        var ends = now.AddDays(Days!.Value);
        var secrets = people.Select(_ => Secrets.NewToken()).ToList();
        var links = secrets.Select(s => GroupLink.Of(Group.Id, Secrets.Hash(s), Trust, mostUses: 1, ends).At(now));
        var kept = await inviting.KeepAsync(Db.Viewer.PersonId!.Value, Group.Id, [.. links], now, ct);
        if (kept.Reason is "Belonging.HostsOnly")
            return Refuse(kept);
        if (!kept.IsAllowed)
        {
            ModelState.AddModelError("", texts["Invitations.TooMany", JoiningRules.MostOpenLinks]);
            return Again(StatusCodes.Status409Conflict);
        }
        Made = [.. people.Zip(secrets, (person, secret) => (person, address.Link($"/invited/{secret}")))];
        return null;
    }

    private async Task<IReadOnlyList<Listed>> ReadAsync(CancellationToken ct)
    {
        if (Upload is null && string.IsNullOrWhiteSpace(Pasted))
        {
            ModelState.AddModelError("file", texts["Moving.List.Missing"]);
            return [];
        }
        var (people, flaws) = PeopleList.Read(Upload is null ? Encoding.UTF8.GetBytes(Pasted!) : await BytesAsync(ct));
        foreach (var flaw in flaws.Take(MostTold))
            ModelState.AddModelError(Upload is null ? "list" : "file", texts[flaw.Key, flaw.Value]);
        return people;
    }

    private async Task<byte[]> BytesAsync(CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await Upload!.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private byte[] Sheet()
    {
        var text = new StringBuilder("\uFEFF");
        text.Append(
            CsvText.Line([
                texts["Moving.List.Name"],
                texts["Moving.List.Mail"],
                texts["Moving.List.Phone"],
                texts["Moving.List.Link"],
            ])
        );
        foreach (var (person, link) in Made)
            text.Append(CsvText.Line([person.Name, person.Mail, person.Phone, link]));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
