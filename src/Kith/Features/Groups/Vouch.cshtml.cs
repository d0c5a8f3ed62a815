using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Passphrase and code lost: ask the hosts to say that I am who I was here.</summary>
public sealed class VouchModel(ViewerDb db, VouchBook book) : GroupPage(db)
{
    [BindProperty(Name = "name"), Required(ErrorMessage = "Vouch.Name.Missing"), StringLength(Person.LongestAlias)]
    [Keepable]
    public string Name { get; set; } = "";

    /// <summary>The word to tell the host; shown once.</summary>
    public string? Word { get; private set; }

    public bool Belongs => Db.Viewer.RoleIn(Group.Id) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Belongs)
            return SeeOther(At());
        if (!ModelState.IsValid)
            return Again();
        Word = await book.AskAsync(Db.Viewer.PersonId!.Value, Group.Id, Name.Trim(), ct);
        return Word is null ? Refuse(Rules.Verdict.Refused("Belonging.Joined.Barred")) : Page();
    }
}

/// <summary>Who asked to be vouched for, and who said what to it: for all hosts of the group.</summary>
public sealed class VouchesModel(ViewerDb db) : GroupHostPage(db)
{
    private const int Most = 100;

    public IReadOnlyList<Vouch> Vouches { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Group.Id;
        Vouches = await Db.Vouches.Where(v => v.GroupId == id).OrderByDescending(v => v.At).Take(Most).ToListAsync();
        return null;
    }
}
