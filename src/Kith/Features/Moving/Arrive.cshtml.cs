using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Moving;

/// <summary>
/// Start a group from the file of one that comes from another hub. Whoever brings it hosts it, and a steward welcomes it as any other.
/// The invitations for whoever belonged to it are shown once.
/// </summary>
[LargestBody(GroupFile.MostBytes + FormBytes)]
public sealed class ArriveModel(ViewerDb db, Unpacking unpacking, Address address, T texts, TimeProvider clock)
    : FormPage
{
    /// <summary>Room for the rest of the form.</summary>
    private const int FormBytes = 16 * 1024;

    /// <summary>Most mistakes that are listed: nobody reads more at once.</summary>
    private const int MostTold = 20;

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "host"), Required(ErrorMessage = "Belonging.Name.Missing")]
    [StringLength(Person.LongestAlias), Keepable]
    public string Host { get; set; } = "";

    /// <summary>What was in the file; null until one was read.</summary>
    public GroupFile? Read { get; private set; }

    /// <summary>What is wrong with it, field by field; the first of it, when there is much.</summary>
    public IReadOnlyList<Flaw> Flaws { get; private set; } = [];

    /// <summary>What became of it, or would.</summary>
    public Arrival? Arrival { get; private set; }

    public bool IsThere { get; private set; }

    /// <summary>Somebody's own link.</summary>
    public string Link(Invitee invitee) => address.Link($"/invited/{invitee.Secret}");

    public string Say(Flaw flaw) => texts[flaw.Key, flaw.Value];

    public override Task<IActionResult?> LoadAsync()
    {
        var verdict = PersonRules.MayBegin(db.Viewer);
        return Task.FromResult<IActionResult?>(verdict.IsAllowed ? null : Refuse(verdict));
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ReceiveAsync(onlyLook: false, ct);

    public Task<IActionResult> OnPostLookAsync(CancellationToken ct) => ReceiveAsync(onlyLook: true, ct);

    private async Task<IActionResult> ReceiveAsync(bool onlyLook, CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && !Alias.IsName(Host.Trim()))
            ModelState.AddModelError("host", texts["Accounts.Alias.Odd"]);
        Read = await ReadAsync(ct);
        if (!ModelState.IsValid || Read is null)
            return Again();
        Arrival = await unpacking.UnpackAsync(db.Viewer.PersonId!.Value, Host.Trim(), Read, onlyLook, ct);
        if (Arrival.Verdict is { IsAllowed: false, Reason: { } reason })
        {
            ModelState.AddModelError("", texts[reason, Groups.Beginnings.MostWaiting]);
            return Again(StatusCodes.Status409Conflict);
        }
        IsThere = !onlyLook;
        return Page();
    }

    private async Task<GroupFile?> ReadAsync(CancellationToken ct)
    {
        if (Upload is null)
        {
            ModelState.AddModelError("file", texts["Moving.File.Missing"]);
            return null;
        }
        if (Upload.Length > GroupFile.MostBytes)
        {
            ModelState.AddModelError("file", texts["Moving.Wrong.Large"]);
            return null;
        }
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        var file = GroupFileText.Read(bytes.ToArray(), out var flaw);
        var flaws = file is null ? [flaw!] : new GroupFileChecks(clock).Check(file);
        if (flaws.Count == 0)
            return file;
        Flaws = [.. flaws.Where(f => f.Path.Length > 0).Take(MostTold)];
        ModelState.AddModelError("file", Flaws.Count == 0 ? Say(flaws[0]) : texts["Moving.File.Flawed"]);
        return null;
    }
}
