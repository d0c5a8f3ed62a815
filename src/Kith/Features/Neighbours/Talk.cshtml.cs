using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>What two neighbours say to each other.</summary>
public sealed class TalkModel(ViewerDb db, TalkBook book, Secrets secrets, CurrentHub hub, T texts) : TalkPage(db, book)
{
    public sealed record Line(bool IsMine, string Words, DateTime Local);

    [BindProperty(Name = "words"), Required(ErrorMessage = "Neighbours.Words.Missing")]
    [StringLength(Talk.LongestWords), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    /// <summary>Whether they have seen that it holds something like a number, and want to send it.</summary>
    [BindProperty(Name = "sure")]
    public bool Sure { get; set; }

    public bool Asks { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>
    /// What the owner tells only whoever they have agreed with, while it lasts: an address that is written there later is another's.
    /// Nobody whom a steward has paused reads where somebody lives.
    /// </summary>
    public string? More =>
        IsOwner || (Talk.State == TalkState.Agreed && !Db.Viewer.IsPaused) ? secrets.Unseal(Favour.MoreSealed) : null;

    /// <summary>The last day on which it can be read, once it has ended.</summary>
    public DateOnly? GoesOn =>
        Talk.EndedAt is { } ended ? DateOnly.FromDateTime((ended + TalkRules.KeptFor).Date) : null;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Talk.Id;
        var lines = await Db
            .TalkLines.Where(l => l.TalkId == id)
            .OrderBy(l => l.At)
            .ThenBy(l => l.Id)
            .Take(TalkRules.MostLines)
            .ToListAsync();
        var zone = MeetupTimes.Zone(hub.Facts.Zone);
        Lines =
        [
            .. lines.Select(l => new Line(
                l.FromOwner == IsOwner,
                secrets.Unseal(l.WordsSealed) ?? "",
                MeetupTimes.Local(l.At, zone)
            )),
        ];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        if (GroupFields.Plain(Words) is not { } words)
            return Wrong("Neighbours.Words.Missing");
        if (Asks = !Sure && SafeWords.LookLikeContact(words))
            return Again();
        var said = await Book.SayAsync(Me, Id, words, ct);
        return said.IsAllowed ? SeeOther(Path) : Wrong(said.Reason!);
    }

    private IActionResult Wrong(string reason)
    {
        ModelState.AddModelError("words", texts[reason]);
        return Again();
    }
}

/// <summary>Agree with whoever answered.</summary>
public sealed class AcceptModel(ViewerDb db, TalkBook book) : TalkDeedPage(db, book)
{
    protected override bool IsForOwner => true;

    protected override Task<Verdict> DoAsync(CancellationToken ct) => Book.AcceptAsync(Me, Id, ct);
}

/// <summary>Not this time, said kindly.</summary>
[OpenWhilePaused]
public sealed class DeclineModel(ViewerDb db, TalkBook book) : TalkDeedPage(db, book)
{
    protected override bool IsForOwner => true;

    protected override Task<Verdict> DoAsync(CancellationToken ct) => Book.EndAsync(Me, Id, done: false, ct);
}

/// <summary>Either ends it, done or not, at once.</summary>
[OpenWhilePaused]
public sealed class TalkEndModel(ViewerDb db, TalkBook book) : TalkDeedPage(db, book)
{
    [BindProperty(Name = "done")]
    public bool Done { get; set; }

    protected override Task<Verdict> DoAsync(CancellationToken ct) => Book.EndAsync(Me, Id, Done, ct);
}

/// <summary>End it and keep away from the other one; also when it has ended already.</summary>
[OpenWhilePaused]
public sealed class PartModel(ViewerDb db, TalkBook book) : TalkPage(db, book)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await Book.PartAsync(Me, Id, ct);
        return SeeOther("/neighbours/apart");
    }
}
