using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>A page about one member of a group, under the face they wear there and no other.</summary>
public abstract class FellowPage(ViewerDb db) : GroupMemberPage(db)
{
    [FromRoute(Name = "face")]
    public string FaceKey { get; set; } = "";

    public Face Face { get; private set; } = null!;

    public Membership Membership { get; private set; } = null!;

    public bool IsMe => Membership.PersonId == Db.Viewer.PersonId;

    public string Path => At($"/members/{Face.PublicId}");

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var (id, mine) = (Group.Id, Db.Viewer.PersonId);
        var found = await Db
            .Memberships.Where(m => m.GroupId == id)
            .Join(Db.Faces.Where(f => f.PublicId == FaceKey), m => m.FaceId, f => f.Id, (m, f) => new { m, f })
            .FirstOrDefaultAsync();
        if (found is null || (found.m.PersonId != mine && !GroupRules.MaySeeMembers(Db.Viewer, Group)))
            return NotFound();
        (Membership, Face) = (found.m, found.f);
        return null;
    }
}

/// <summary>One member, and what can be done when it is hard with them.</summary>
public sealed class MemberModel(ViewerDb db) : FellowPage(db)
{
    public bool IsBlocked { get; private set; }

    public bool MayRemove =>
        Db.Viewer.RoleIn(Group.Id) is { } role && SafetyRules.MayRemove(role, Membership.Role, IsMe).IsAllowed;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Face.Id;
        IsBlocked = await Db.Blocks.AnyAsync(b => b.FaceId == id);
        return null;
    }
}

/// <summary>Have nothing to do with a member, or again something.</summary>
public sealed class BlockModel(ViewerDb db, TimeProvider clock) : FellowPage(db)
{
    public bool IsBlocked { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        if (IsMe)
            return NotFound();
        var id = Face.Id;
        IsBlocked = await Db.Blocks.AnyAsync(b => b.FaceId == id);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var (me, group, other, now) = (Db.Viewer.PersonId, Group.Id, Face.Id, clock.GetUtcNow().UtcDateTime);
        await Db.WriteAsync(
            async inner =>
            {
                var there = await inner.Blocks.FirstOrDefaultAsync(b => b.FaceId == other, ct);
                if (there is not null)
                    inner.Remove(there);
                else
                    inner.Add(
                        Block.Of(
                            await inner
                                .Memberships.Where(m => m.PersonId == me && m.GroupId == group)
                                .Select(m => m.FaceId)
                                .SingleAsync(ct),
                            other,
                            now
                        )
                    );
                return true;
            },
            ct
        );
        return SeeOther(Path);
    }
}
