using Kith.Data;
using Kith.Features.Shared;
using Kith.Mail;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>What I was told: which kind, which day, and a link. The words say nothing that a glance from the side may not read.</summary>
public sealed class InboxModel(ViewerDb db, Say say, T texts, TimeProvider clock) : FormPage
{
    private const int Most = 100;

    public IReadOnlyList<InboxLine> Lines { get; private set; } = [];

    /// <summary>One line's sentence.</summary>
    public string Words(InboxLine line) =>
        texts[
            $"Own.Inbox.{line.Kind}",
            line.StartsLocal is { } starts ? say.DayAt(starts, clock.GetUtcNow().UtcDateTime) : ""
        ];

    public override async Task<IActionResult?> LoadAsync()
    {
        Lines = await db.Inbox.OrderByDescending(l => l.CreatedAt).Take(Most).ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            own =>
                own.Inbox.Where(l => l.ReadAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.ReadAt, now), ct),
            ct
        );
        return SeeOther("/me/inbox");
    }
}
