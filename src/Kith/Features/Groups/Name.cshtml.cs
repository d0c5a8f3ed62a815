using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Be called something else in one group. Other groups and the hub see nothing of it.</summary>
public sealed class NameModel(ViewerDb db, Belonging belonging, T texts) : GroupMemberPage(db)
{
    [
        BindProperty(Name = "name"),
        Required(ErrorMessage = "Belonging.Name.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string Name { get; set; } = "";

    /// <summary>The face as the group sees it now.</summary>
    public Face Face { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var me = Db.Viewer.PersonId;
        Face = await Db.Faces.SingleAsync(f => f.PersonId == me && f.GroupId == Group.Id);
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Name = Face.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Names.Check(ModelState, texts, Name);
        if (!ModelState.IsValid)
            return Again();
        if (await belonging.RenameAsync(Db.Viewer.PersonId!.Value, Group.Id, Name.Trim(), ct))
            return SeeOther(At());
        ModelState.AddModelError("name", texts["Belonging.Joined.NameTaken"]);
        return Again();
    }
}
