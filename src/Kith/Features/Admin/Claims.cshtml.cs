using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>People who say that a group from a list is theirs: agree or not.</summary>
public sealed class ClaimsModel(ViewerDb db, Claiming claiming, MeetupClaiming meetups) : AdminPage(db)
{
    private const int Most = 50;

    [BindProperty(Name = "claim")]
    public string Claim { get; set; } = "";

    /// <summary>The longest waiting first, with their groups.</summary>
    public IReadOnlyList<(GroupClaim Claim, Group Group)> Waiting { get; private set; } = [];

    /// <summary>The same for meetups without a group.</summary>
    public IReadOnlyList<(MeetupClaim Claim, Meetup Meetup)> Lone { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var found = await Db
            .GroupClaims.Join(Db.GroupsOnDuty, c => c.GroupId, g => g.Id, (c, g) => new { Claim = c, Group = g })
            .OrderBy(x => x.Claim.AskedAt)
            .Take(Most)
            .ToListAsync();
        Waiting = [.. found.Select(x => (x.Claim, x.Group))];
        var lone = await Db
            .MeetupClaims.Join(Db.Meetups, c => c.MeetupId, m => m.Id, (c, m) => new { Claim = c, Meetup = m })
            .OrderBy(x => x.Claim.AskedAt)
            .Take(Most)
            .ToListAsync();
        Lone = [.. lone.Select(x => (x.Claim, x.Meetup))];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        return await claiming.AcceptAsync(Me, Claim, ct) || await meetups.AcceptAsync(Me, Claim, ct)
            ? SeeOther("/admin/claims")
            : Refuse(Rules.Verdict.Refused("Claims.TooLate"));
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await claiming.DeclineAsync(Claim, ct);
        await meetups.DeclineAsync(Claim, ct);
        return SeeOther("/admin/claims");
    }
}
