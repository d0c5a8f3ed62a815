using Kith.Features.Neighbours;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Architecture;

public sealed partial class Town
{
    /// <summary>What the town's member has to do with their neighbours, and one thing everybody may see.</summary>
    private async Task NeighboursAsync()
    {
        var (member, other, third) = (_people[Role.Member], await Hub.AdultAsync(), await Hub.AdultAsync());
        await Hub.SayAgeAsync(member, Kith.Features.Accounts.PersonAge.Adult);
        var everybody = Helping.Draft("Two seats to the hospital") with { Audience = FavourAudience.Everybody };
        _care["{favour}"] = await Hub.PutAsync(other, draft: everybody);
        _care["{own}"] = await Hub.PutAsync(member, FavourSide.Need, Helping.Draft("Somebody to read a letter"));
        _care["{talk}"] = await Hub.AnswerAsync(other, _care["{own}"]);
        var parted = await Hub.AnswerAsync(third, _care["{own}"]);
        await Hub.Get<TalkBook>().PartAsync(member.Person.Id, parted, default);
        _care["{worn}"] = await Hub.ReadAsync(db =>
            db.Faces.Where(f => f.PersonId == third.Person.Id).Select(f => f.PublicId).SingleAsync()
        );
        _care["{removed}"] = await Hub.RemovedAsync(_people[Role.Steward], member);
        _care["{objected}"] = await Hub.RemovedAsync(await Neighbour.JoinAsync(Hub, n => n.Stewards()), other);
        await Hub.Get<FavourBook>().ObjectAsync(other.Person.Id, _care["{objected}"], "It was meant well.", default);
        // The town's member has no news: their page of it has no form.
        await Hub.WriteAsync(db => db.InboxLines.Where(l => l.PersonId == member.Person.Id).ExecuteDeleteAsync());
    }
}
