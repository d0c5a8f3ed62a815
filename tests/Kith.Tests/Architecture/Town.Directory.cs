using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Hsds;
using Kith.Features.Services.Twins;
using Kith.Tests.Features.Services;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Architecture;

public sealed partial class Town
{
    /// <summary>A directory with one of everything that has an address.</summary>
    private async Task DirectoryAsync()
    {
        await Directories.ImportAsync(Hub, Directories.List(Hub, Directories.Food));
        await Hub.ReadAsync(async db =>
        {
            _care["{service}"] = $"{await db.Services.Select(s => s.Id).SingleAsync()}";
            _care["{organization}"] = $"{await db.Organizations.Select(o => o.Id).SingleAsync()}";
            _care["{link}"] = $"{await db.ServicesAtLocations.Select(l => l.Id).SingleAsync()}";
            _care["{taxonomy}"] = $"{await db.Taxonomies.Select(t => t.Id).SingleAsync()}";
            _care["{term}"] = $"{await db.TaxonomyTerms.Select(t => t.Id).SingleAsync()}";
            return true;
        });
        var pantry = Guid.Parse(_care["{service}"]);
        var field = new EditedField("email", "pantry@example.org", "larder@example.org", "");
        _care["{edit}"] = (
            await Hub.Get<EditBook>().SuggestAsync(pantry, new([field], "They moved.", []), Secrets.NewToken(), default)
        )!;
        var change = LocalChange.Of(
            (HsdsVocabulary.Service.Name, pantry),
            "url",
            "\"https://a.example\"",
            null,
            Hub.Clock.Now
        );
        change.Hear("\"https://b.example\"", Hub.Clock.Now);
        await Hub.WriteAsync(db =>
        {
            db.Add(change);
            return Task.CompletedTask;
        });
        _care["{change}"] = $"{change.Id}";
        await TwinsAsync(pantry);
        await CallsAsync(pantry);
    }

    // One that looks like the pantry, and one that was made one with it.
    private async Task TwinsAsync(Guid pantry)
    {
        var other = Directories.Listening.With("organization", null);
        await Directories.ImportAsync(
            Hub,
            Directories.Write(
                Hub,
                "more.json",
                $"[{other},{other.With("id", "\"advice-3\"")},{other.With("id", "\"advice-4\"").With("name", "\"Shy door\"")}]"
            )
        );
        var ids = await Hub.ReadAsync(db =>
            db.Services.Where(s => s.Name == "Night ear").Select(s => s.Id).ToListAsync()
        );
        var steward = await Neighbour.JoinAsync(Hub, n => n.Stewards());
        await Hub.Get<MergeBook>().MergeAsync(steward.Person.Id, pantry, ids[1], default);
        (_care["{pair}"], _care["{twin}"]) = ($"{pantry}", $"{ids[0]}");
        _care["{merge}"] = await Hub.ReadAsync(async db => $"{(await db.ServiceMerges.SingleAsync()).Id}");
    }

    // One to ring, and one that asked not to be listed.
    private async Task CallsAsync(Guid pantry)
    {
        var call = ServiceCall.Of(pantry, doubts: 1, Hub.Clock.Now);
        var shy = await Hub.WriteAsync(async db =>
        {
            db.Add(call);
            var service = await db.Services.SingleAsync(s => s.Name == "Shy door");
            service.PutAway(Hub.Clock.Now);
            return service.Id;
        });
        (_care["{call}"], _care["{away}"]) = (call.PublicId, $"{shy}");
    }
}
