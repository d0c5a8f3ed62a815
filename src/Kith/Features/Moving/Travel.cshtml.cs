using Kith.Data;
using Kith.Features.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>Whether my name may go along when the group moves to another hub. It may not unless I say so.</summary>
public sealed class TravelModel(ViewerDb db, TimeProvider clock) : GroupMemberPage(db)
{
    [BindProperty(Name = "travels")]
    public bool Travels { get; set; }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Travels = await Mine(Db).AnyAsync(m => m.TravelsSince != null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await Db.WriteAsync(
            async inner =>
            {
                var mine = await Mine(inner).SingleOrDefaultAsync(ct);
                mine?.Travel(Travels, clock.GetUtcNow().UtcDateTime);
                return true;
            },
            ct
        );
        return SeeOther(At());
    }

    private IQueryable<Membership> Mine(ViewerDb db)
    {
        var (me, here) = (db.Viewer.PersonId, Group.Id);
        return db.Memberships.Where(m => m.PersonId == me && m.GroupId == here);
    }
}
