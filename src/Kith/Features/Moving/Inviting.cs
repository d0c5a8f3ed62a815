using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>Keeps many invitations at once, in the group's turn: two lists together cannot pass the limit.</summary>
public sealed class Inviting(WriteQueue writes)
{
    /// <summary>All of them or none; refused when there would be too many, or to whoever is no host by now.</summary>
    public Task<Verdict> KeepAsync(
        Guid hostId,
        Guid groupId,
        IReadOnlyList<GroupLink> links,
        DateTime nowUtc,
        CancellationToken ct
    ) =>
        writes.InTurnAsync(
            hostId,
            groupId,
            async (db, me) =>
            {
                if (me.Role is not (GroupRole.Host or GroupRole.CoHost))
                    return Verdict.Refused("Belonging.HostsOnly");
                var open = await db.GroupLinks.CountAsync(
                    l =>
                        l.GroupId == groupId
                        && (l.EndsAt == null || l.EndsAt > nowUtc)
                        && (l.MostUses == null || l.Uses < l.MostUses),
                    ct
                );
                if (!JoiningRules.MayInvite(open + links.Count))
                    return Verdict.Refused("Invitations.TooMany");
                db.AddRange(links);
                return Verdict.Allowed;
            },
            ct
        );
}
