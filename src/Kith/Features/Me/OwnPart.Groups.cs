using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>What the archive says of somebody's groups and of what they said there.</summary>
public sealed partial record OwnPart
{
    private static async Task<IReadOnlyList<object>> GroupsAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        return await (
            from membership in db.Memberships
            where membership.PersonId == me
            join owner in db.Groups on membership.GroupId equals owner.Id
            select new
            {
                owner.Name,
                Address = "/groups/" + owner.Slug,
                Role = membership.Role.ToString(),
                membership.JoinedAt,
                membership.AgreedVersion,
                membership.TravelsSince,
            }
        ).ToListAsync<object>();
    }

    /// <summary>My answers and my messages; what the hosts asked and wrote is theirs.</summary>
    private static async Task<IReadOnlyList<object>> RequestsAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        var requests = await db.JoinRequests.Where(r => r.PersonId == me).ToListAsync();
        var ids = requests.Select(r => r.Id).ToList();
        var said = await db.JoinMessages.Where(m => !m.FromHosts && ids.Contains(m.RequestId)).ToListAsync();
        var groups = await db.Groups.Where(g => requests.Select(r => r.GroupId).Contains(g.Id)).ToListAsync();
        return
        [
            .. requests.Select(r => new
            {
                Group = groups.FirstOrDefault(g => g.Id == r.GroupId)?.Name,
                r.Name,
                Answers = secrets.Unseal(r.AnswersSealed),
                State = $"{r.State}",
                r.AskedAt,
                Messages = said.Where(m => m.RequestId == r.Id).Select(m => secrets.Unseal(m.WordsSealed)).ToList(),
            }),
        ];
    }

    private static async Task<IReadOnlyList<object>> WishesAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        var mine = await db
            .WishJoins.Where(j => j.PersonId == me)
            .Select(j => new
            {
                Wish = db.OwnWishes.Where(w => w.Id == j.WishId).Select(w => w.What).FirstOrDefault(),
                j.Alias,
                j.ContactSealed,
                j.At,
            })
            .ToListAsync();
        return
        [
            .. mine.Select(j => new
            {
                j.Wish,
                j.Alias,
                Contact = secrets.Unseal(j.ContactSealed),
                j.At,
            }),
        ];
    }

    private static async Task<IReadOnlyList<object>> TopicsAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        return await (
            from topic in db.Topics
            join membership in db.Memberships on topic.FaceId equals membership.FaceId
            where membership.PersonId == me
            join owner in db.Groups on topic.GroupId equals owner.Id
            select new
            {
                Group = owner.Name,
                topic.Words,
                topic.SaidAt,
            }
        ).ToListAsync<object>();
    }

    private static async Task<IReadOnlyList<object>> EveningsAsync(ViewerDb db, Secrets secrets)
    {
        var asked = await (
            from poll in db.Polls
            join owner in db.Groups on poll.GroupId equals owner.Id
            select new { poll, owner.Name }
        ).ToListAsync();
        var mine = new List<object>();
        foreach (var asks in asked)
        {
            var own = await db.PollAnswers(asks.poll.Id).Where(a => a.IsMine).Select(a => a.Answers).ToListAsync();
            mine.AddRange(
                own.Select(answers => new
                {
                    Group = asks.Name,
                    Answers = asks.poll.Times.Zip(Polls.PollVoice.Read(answers), (time, suits) => $"{time:s} {suits}"),
                })
            );
        }
        return mine;
    }

    private static async Task<IReadOnlyList<object>> ClaimsAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        return await (
            from claim in db.GroupClaims
            where claim.PersonId == me
            join owner in db.Groups on claim.GroupId equals owner.Id
            select new
            {
                Group = owner.Name,
                claim.Name,
                claim.Why,
                claim.AskedAt,
            }
        ).ToListAsync<object>();
    }

    private static async Task<IReadOnlyList<object>> MeetupClaimsAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        return await (
            from claim in db.MeetupClaims
            where claim.PersonId == me
            join meetup in db.Meetups on claim.MeetupId equals meetup.Id
            select new
            {
                Meetup = meetup.Title,
                claim.GroupName,
                claim.Name,
                claim.Why,
                claim.AskedAt,
            }
        ).ToListAsync<object>();
    }
}
