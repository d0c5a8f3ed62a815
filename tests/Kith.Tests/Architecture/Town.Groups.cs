using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Polls;
using Kith.Features.Topics;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Architecture;

/// <summary>What the town's group has: an agreement, somebody who asks to join, an invitation link.</summary>
public sealed partial class Town
{
    private const string InvitationKey = "inviteinviteinviteinvite12";

    private string _request = "";
    private string _topic = "";

    private async Task GroupsAsync()
    {
        var asks = await Neighbour.JoinAsync(Hub);
        var speaks = await Neighbour.JoinAsync(Hub, n => n.In(_group));
        var request = JoinRequest.Of(_group, asks.Person.Id, new("Sorrel", 1, AnswersSealed: null), Hub.Clock.Now);
        _request = request.PublicId;
        var link = GroupLink.Of(_group.Id, Secrets.Hash(InvitationKey), Trust.Trusted, mostUses: null, endsUtc: null);
        await Hub.WriteAsync(async db =>
        {
            var feed = db.Add(Feed.Of("guide", "town", "A list", null)).Entity;
            var listed = db.Add(Group.Start("larks", "Larks", Hub.Clock.Now).CameFrom(feed.Id, "larks")).Entity;
            db.Add(GroupClaim.Of(listed.Id, asks.Person.Id, "Sorrel", "I open the door.", Hub.Clock.Now));
            db.Add(Group.Begin("moths", "Moths", Hub.Clock.Now));
            db.Add(request);
            var topic = Topic.Say(
                await db.Memberships.SingleAsync(m => m.PersonId == speaks.Person.Id),
                "How to sleep again",
                Hub.Clock.Now
            );
            db.Add(Poll.Ask(_group.Id, [new(2026, 12, 3, 19, 0, 0), new(2026, 12, 4, 19, 0, 0)], showsSums: true));
            _topic = db.Add(topic).Entity.PublicId;
            db.Add(link.At(Hub.Clock.Now));
            var group = await db.Groups.FindAsync(_group.Id);
            db.Add(group!.Agree("What is said here stays here.", Hub.Clock.Now));
        });
    }
}
