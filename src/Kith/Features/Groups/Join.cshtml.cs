using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Join an open group: choose what to be called there, read what its members promise each other.</summary>
public sealed class JoinModel(ViewerDb db, Belonging belonging, T texts) : GroupPage(db)
{
    [
        BindProperty(Name = "name"),
        Required(ErrorMessage = "Belonging.Name.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string Name { get; set; } = "";

    /// <summary>The version of the agreement that stood on the page.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "agreed")]
    public bool Agreed { get; set; }

    /// <summary>What members promise each other; null while the group has no agreement.</summary>
    public Agreement? Agreement { get; private set; }

    /// <summary>Why they cannot join, or allowed.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether there is nothing left to do.</summary>
    public bool Belongs => Db.Viewer.RoleIn(Group.Id) is not null;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Verdict = BelongingRules.MayJoin(Db.Viewer, Group);
        Agreement = await Db.Agreements.FirstOrDefaultAsync(a =>
            a.GroupId == Group.Id && a.Version == Group.AgreementVersion
        );
        return null;
    }

    public override async Task<IActionResult> OnGetAsync() =>
        await LoadAsync() ?? (Verdict.IsAllowed || Belongs ? Page() : Again(StatusCodes.Status403Forbidden));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Belongs)
            return SeeOther(At());
        if (!Verdict.IsAllowed)
            return Again(StatusCodes.Status403Forbidden);
        Names.Check(ModelState, texts, Name);
        if (Agreement is not null && !Agreed)
            ModelState.AddModelError("agreed", texts["Belonging.Agreed.Missing"]);
        if (!ModelState.IsValid)
            return Again();
        var joined = await belonging.JoinAsync(Db.Viewer, Group.Id, Name.Trim(), Version, ct);
        return joined == Joined.Done ? SeeOther(At()) : Say(joined);
    }

    private IActionResult Say(Joined joined)
    {
        var field = joined == Joined.NameTaken ? "name" : "";
        ModelState.AddModelError(field, texts[$"Belonging.Joined.{joined}"]);
        // What is on the page now is what can be accepted now.
        ModelState.Remove("version");
        return Again(joined == Joined.NameTaken ? 422 : StatusCodes.Status409Conflict);
    }
}
