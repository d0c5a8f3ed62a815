using Kith.Data;
using Kith.Rules;

namespace Kith.Features.Groups;

/// <summary>What a member changes of a group, in the group's turn (docs/decisions/0010).</summary>
public static class GroupTurn
{
    /// <summary>
    /// Works while nobody else changes the group, with the member's membership as it is then; refused when they have left
    /// meanwhile.
    /// </summary>
    public static Task<Verdict> InTurnAsync(
        this WriteQueue writes,
        Guid personId,
        Guid groupId,
        Func<AppDb, Membership, Task<Verdict>> work,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                return await Belonging.OfAsync(db, personId, groupId, ct) is { } me
                    ? await work(db, me)
                    : Verdict.Refused("Belonging.MembersOnly");
            },
            ct
        );
}
