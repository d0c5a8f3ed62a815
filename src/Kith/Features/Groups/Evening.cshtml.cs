using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Formats;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>How this group runs its evenings: for its members to read, for its hosts to change.</summary>
public sealed class EveningModel(ViewerDb db, FormatBook book, T texts, TimeProvider clock) : GroupMemberPage(db)
{
    [
        BindProperty(Name = "text"),
        Required,
        StringLength(GroupFormat.Longest),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Text
    {
        get;
        set => field = value?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    public GroupFormat? Own { get; private set; }

    /// <summary>The format it was begun from, for the credit; null when it is all the group's own.</summary>
    public Format? From => Own?.FromSlug is { } slug ? book.Find(slug, texts.Language) : null;

    public bool IsHost => BelongingRules.MayHost(Db.Viewer, Group.Id).IsAllowed;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Own = await Db.GroupFormats.FirstOrDefaultAsync(f => f.GroupId == Group.Id);
        Text ??= Own?.Text;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!IsHost)
            return Refuse(BelongingRules.MayHost(Db.Viewer, Group.Id));
        if (!ModelState.IsValid)
            return Again();
        var (id, words, now) = (Group.Id, Text!.Trim(), clock.GetUtcNow().UtcDateTime);
        await Db.WriteAsync(
            async inner =>
            {
                if (await inner.GroupFormats.FirstOrDefaultAsync(f => f.GroupId == id, ct) is { } known)
                    known.Write(words, now);
                else
                    inner.Add(GroupFormat.Of(id, fromSlug: null, words, now));
                return true;
            },
            ct
        );
        return SeeOther(At("/evening"));
    }
}
