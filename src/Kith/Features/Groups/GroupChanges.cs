using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Safety;
using Kith.Mail;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Changes to a group that reach its meetups: who may see it, whether it meets, how it is found.</summary>
public sealed class GroupChanges(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Changes the group for a host and brings its meetups along; refused when they host it no longer.</summary>
    public Task<Verdict> ChangeAsync(
        Guid hostId,
        Guid groupId,
        Action<Group, Membership> change,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                var host = await Belonging.OfAsync(db, hostId, groupId, ct);
                if (group is null || host?.Role is not (GroupRole.Host or GroupRole.CoHost))
                    return Verdict.Refused("Belonging.HostsOnly");
                var ages = group.Ages;
                change(group, host);
                if (group.Ages != ages && !await AgeBook.FitsAllAsync(db, group, ct))
                {
                    db.Entry(group).State = EntityState.Detached;
                    return Verdict.Refused("Ages.MembersDoNotFit");
                }
                await FollowAsync(db, group, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Ends the group for good; only a host may, and only once.</summary>
    public Task<Verdict> EndAsync(Guid hostId, Guid groupId, string words, DateTime nowUtc, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                var host = await Belonging.OfAsync(db, hostId, groupId, ct);
                if (group is null || host?.Role is not GroupRole.Host)
                    return Verdict.Refused("Belonging.HostOnly");
                if (group.State == GroupState.Archived)
                    return Verdict.Refused("Life.IsOver");
                group.SayGoodbye(words, host.FaceId, nowUtc);
                await FollowAsync(db, group, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>The next version of the agreement; whoever is there is asked again. The host who writes it accepts it.</summary>
    public Task<Verdict> AgreeAsync(Guid hostId, Guid groupId, string text, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                var host = await Belonging.OfAsync(db, hostId, groupId, ct);
                if (group is null || host?.Role is not GroupRole.Host)
                    return Verdict.Refused("Belonging.HostOnly");
                db.Add(group.Agree(text, Now));
                host.Accept(group.AgreementVersion);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>
    /// Brings the meetups in step with their group: seen, listed, resting or over as it is. Whoever is on a list is told when their
    /// time falls away or is on again.
    /// </summary>
    public async Task FollowAsync(AppDb db, Group group, CancellationToken ct)
    {
        var meetups = await db
            .Meetups.Where(m => m.GroupId == group.Id && m.State != MeetupState.Ended)
            .ToListAsync(ct);
        var ids = meetups.Select(m => m.Id).ToList();
        var promised = await Promised.ReadAsync(db, ids, Now, ct);
        foreach (var meetup in meetups)
        {
            meetup.Belongs(group);
            Follow(meetup, group);
        }
        await Upkeep.RefreshAsync(db, ids, Now, ct);
        await promised.TellAsync(db, Now, ct);
    }

    private static void Follow(Meetup meetup, Group group)
    {
        switch (group.State)
        {
            case GroupState.Active:
                meetup.WakeWithGroup();
                break;
            case GroupState.Paused or GroupState.Closed:
                meetup.RestWithGroup(group.StateReason);
                break;
            case GroupState.Archived:
                meetup.End(group.StateReason);
                break;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
