using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Meetups;

/// <summary>Finds the roles of one time.</summary>
public static class RoleSeatsSeen
{
    /// <summary>The roles of a time that the viewer may see, in the host's order; asks nothing where there are none.</summary>
    public static async Task<IReadOnlyList<RoleSeats>> RolesOfAsync(this ViewerDb db, Occurrence time) =>
        time.HasRoles
            ? await db.RoleSeats.Where(r => r.OccurrenceId == time.Id).OrderBy(r => r.Slot).ToListAsync()
            : [];
}
