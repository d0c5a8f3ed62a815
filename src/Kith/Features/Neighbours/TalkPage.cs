using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>A page of a talk, for its two sides; to everybody else it is absent, to stewards too.</summary>
public abstract class TalkPage(ViewerDb db, TalkBook book) : FormPage
{
    [FromRoute(Name = "talk")]
    public string Id { get; set; } = "";

    public Talk Talk { get; private set; } = null!;

    public Favour Favour { get; private set; } = null!;

    /// <summary>The other one's face in it.</summary>
    public Face? With { get; private set; }

    /// <summary>Whether the viewer put up what it is about.</summary>
    public bool IsOwner { get; private set; }

    /// <summary>Whether what it is about can be seen on the board: why not is nobody's to know.</summary>
    public bool IsOnBoard { get; private set; }

    public string Path => $"/neighbours/talks/{Id}";

    protected ViewerDb Db => db;

    protected TalkBook Book => book;

    protected Guid Me => db.Viewer.PersonId!.Value;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        var me = db.Viewer.PersonId;
        var found = await (
            from talk in db.Talks.Where(t => t.PublicId == Id)
            join favour in db.FavoursTalked on talk.FavourId equals favour.Id
            join f in db.FavourFaces on favour.PersonId == me ? talk.FaceId : favour.FaceId equals f.Id into faces
            from face in faces.DefaultIfEmpty()
            select new
            {
                talk,
                favour,
                face,
                isOnBoard = db.Favours.Any(x => x.Id == favour.Id),
            }
        ).FirstOrDefaultAsync(HttpContext.RequestAborted);
        if (found is null)
            return NotFound();
        (Talk, Favour, With, IsOwner) = (found.talk, found.favour, found.face, found.favour.PersonId == me);
        IsOnBoard = found.isOnBoard;
        return null;
    }
}

/// <summary>A question about a talk that goes on, and what is done then.</summary>
public abstract class TalkDeedPage(ViewerDb db, TalkBook book) : TalkPage(db, book)
{
    public override async Task<IActionResult?> LoadAsync() =>
        await base.LoadAsync()
        ?? (
            IsForOwner && !IsOwner ? NotFound()
            : Talk.IsOpen ? null
            : SeeOther(Path)
        );

    /// <summary>Whether only whoever put it up is asked.</summary>
    protected virtual bool IsForOwner => false;

    protected abstract Task<Rules.Verdict> DoAsync(CancellationToken ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var done = await DoAsync(ct);
        return done.IsAllowed ? SeeOther(Path) : Refuse(done);
    }
}
