using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Polls;

/// <summary>Enters what somebody without an account wrote on paper or said on the phone; for hosts.</summary>
public sealed class PaperModel(ViewerDb db, Polling polling, T texts) : PollPage(db, texts)
{
    private readonly T _texts = texts;

    /// <summary>What the host calls them; the same name again changes their answer.</summary>
    [
        BindProperty(Name = "name"),
        Required(ErrorMessage = "Belonging.Name.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string? Name { get; set; }

    protected override Verdict MayOpen() => BelongingRules.MayHost(Db.Viewer, Group.Id);

    public override async Task<IActionResult?> LoadAsync() =>
        await base.LoadAsync() ?? (Poll is null ? SeeOther(At("/poll")) : null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Answers() is not { } answers || !ModelState.IsValid)
            return Again();
        var verdict = await polling.EnterAsync(Db.Viewer.PersonId!.Value, Poll!, Name!.Trim(), answers, ct);
        if (verdict.IsAllowed)
            return SeeOther(At("/poll"));
        ModelState.AddModelError("name", _texts[verdict.Reason!]);
        return Again();
    }
}
