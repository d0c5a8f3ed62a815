using Kith.Features.Admin;
using Kith.Tests.Support;

namespace Kith.Tests.Architecture;

/// <summary>What the town's stewards look after.</summary>
public sealed partial class Town
{
    private readonly Dictionary<string, string> _care = new(StringComparer.Ordinal);

    private async Task CareAsync()
    {
        var (other, candidate) = (await Neighbour.JoinAsync(Hub, n => n.Stewards()), await Neighbour.JoinAsync(Hub));
        var proposal = StewardProposal.Make(candidate.Person.Id, other.Person.Id, "Knows everybody.", Hub.Clock.Now);
        await Hub.WriteAsync(db =>
        {
            db.Add(proposal);
            return Task.CompletedTask;
        });
        var area = await new Sample(Hub).NeighbourhoodAsync("Old Town");
        (_care["{place}"], _care["{line}"]) = (area.Slug, "gb-samaritans");
        _care["{proposal}"] = proposal.PublicId;
    }

    private string WithCare(string pattern) =>
        _care.Aggregate(pattern, (path, one) => path.Replace(one.Key, one.Value, StringComparison.Ordinal));
}
