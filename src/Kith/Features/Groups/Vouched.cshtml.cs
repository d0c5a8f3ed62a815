using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Say that somebody is who they were here, after they told the word; or that they are not.</summary>
public sealed class VouchedModel(ViewerDb db, VouchBook book, T texts) : GroupHostPage(db)
{
    [FromRoute(Name = "vouch")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "face"), StringLength(12), Keepable]
    public string? FaceKey { get; set; }

    [BindProperty(Name = "word"), StringLength(20)]
    public string? Word { get; set; }

    [BindProperty(Name = "decline")]
    public bool Decline { get; set; }

    public Vouch Vouch { get; private set; } = null!;

    private List<SelectListItem> _faces = [];

    public IEnumerable<SelectListItem> Faces => _faces.Prepend(new(texts["SetUp.Choose"], ""));

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Group.Id;
        if (
            await Db.Vouches.FirstOrDefaultAsync(v => v.GroupId == id && v.PublicId == Id && v.DecidedAt == null)
            is not { } vouch
        )
            return NotFound();
        Vouch = vouch;
        _faces = await Db
            .Memberships.Where(m => m.GroupId == id && (m.Role == GroupRole.Member || m.Role == GroupRole.Newcomer))
            .Join(Db.Faces, m => m.FaceId, f => f.Id, (m, f) => f)
            .OrderBy(f => f.NameKey)
            .Select(f => new SelectListItem(f.Name, f.PublicId))
            .ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var me = Db.Viewer.PersonId!.Value;
        if (Decline)
        {
            await book.DeclineAsync(me, Group.Id, Id, ct);
            return SeeOther(At("/vouches"));
        }
        if (string.IsNullOrEmpty(FaceKey))
            ModelState.AddModelError("face", texts["Vouch.Face.Missing"]);
        if (string.IsNullOrEmpty(Word))
            ModelState.AddModelError("word", texts["Vouch.Word.Missing"]);
        if (!ModelState.IsValid)
            return Again();
        var verdict = await book.AcceptAsync(me, Group.Id, Id, (FaceKey!, Word!), ct);
        if (verdict.Reason is not { } why)
            return SeeOther(At("/vouches"));
        ModelState.AddModelError("word", texts[why]);
        return Again();
    }
}
