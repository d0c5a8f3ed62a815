using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Invitation links of a group: make one, see which there are, take one back. The link itself is shown once.</summary>
public sealed class InviteModel(ViewerDb db, Address address, Texts.T texts, TimeProvider clock) : GroupHostPage(db)
{
    private const int Most = 50;

    [BindProperty(Name = "trust")]
    public Trust Trust { get; set; }

    [BindProperty(Name = "uses"), Range(1, Group.LargestCapacity)]
    public int? Uses { get; set; } = 1;

    [BindProperty(Name = "days"), Required, Range(1, JoiningRules.LongestDays)]
    public int? Days { get; set; } = 14;

    /// <summary>Links that still let somebody in, newest first.</summary>
    public IReadOnlyList<GroupLink> Open { get; private set; } = [];

    /// <summary>The link just made; shown this once.</summary>
    public string? Link { get; private set; }

    public IEnumerable<SelectListItem> Trusts =>
        Enum.GetValues<Trust>()
            .Select(t => new SelectListItem(texts[$"Invitations.Trust.{t}"], t.ToString(), t == Trust));

    /// <summary>Days until then, begun ones counted.</summary>
    public long DaysLeft(DateTime endsUtc) => (long)Math.Ceiling((endsUtc - clock.GetUtcNow().UtcDateTime).TotalDays);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        await ListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid || !Enum.IsDefined(Trust))
            return Again();
        var (secret, now) = (Secrets.NewToken(), clock.GetUtcNow().UtcDateTime);
        var invitation = GroupLink.Of(Group.Id, Secrets.Hash(secret), Trust, Uses, now.AddDays(Days!.Value)).At(now);
        await Db.WriteAsync(
            inner =>
            {
                inner.Add(invitation);
                return Task.FromResult(true);
            },
            ct
        );
        Link = address.Link($"/invited/{secret}");
        await ListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string id, CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await Db.WriteAsync(
            inner => inner.GroupLinks.Where(i => i.PublicId == id && i.GroupId == Group.Id).ExecuteDeleteAsync(ct),
            ct
        );
        return SeeOther(At("/invitations"));
    }

    private async Task ListAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Open = await Db
            .GroupLinks.Where(i =>
                i.GroupId == Group.Id
                && (i.EndsAt == null || i.EndsAt > now)
                && (i.MostUses == null || i.Uses < i.MostUses)
            )
            .OrderByDescending(i => i.MadeAt)
            .Take(Most)
            .ToListAsync();
    }
}
