using Kith.Features.Admin;
using Kith.Features.Backups;
using Kith.Features.Cards;
using Kith.Features.Imports;
using Kith.Features.Reports;
using Kith.Features.Safety;
using Kith.Features.Services;
using Kith.Features.Wishes;
using Kith.Tests.Support;
using Kith.Web;

namespace Kith.Tests.Architecture;

/// <summary>What the town's stewards and hosts look after.</summary>
public sealed partial class Town
{
    private readonly Dictionary<string, string> _care = new(StringComparer.Ordinal);
    private string _report = "";
    private string _wisher = "";

    private async Task CareAsync()
    {
        var (other, candidate) = (await Neighbour.JoinAsync(Hub, n => n.Stewards()), await Neighbour.JoinAsync(Hub));
        var fellow = await Neighbour.JoinAsync(Hub, n => n.In(_group));
        var (who, face, now) = (fellow.Person.Id, fellow.Faces[_group.Id], Hub.Clock.Now);
        var proposal = StewardProposal.Make(candidate.Person.Id, other.Person.Id, "Knows everybody.", now);
        var parting = Parting.Of(_group.Id, candidate.Person.Id, "Bramble", "Shouted.", barred: true, now);
        var pause = Pause.Of(candidate.Person.Id, "zzzzzzzzzzzz", "Shouted.", other.Person.Id, now, endsUtc: null);
        pause.Object(Hub.Get<Secrets>().Seal("That was not me.")!, now);
        await Hub.WriteAsync(db =>
        {
            db.AddRange(proposal, parting, pause, BackupPlan.For(PaperKey.New().Seal, now));
            return Task.CompletedTask;
        });
        var target = new ReportTarget(ReportAbout.Face, face.PublicId, face.Name, _group.Id, who);
        var code = await Hub.Get<Receipts>()
            .TakeAsync(ReportKind.Unkind, target, new("Cruel."), tellHosts: true, default);
        var report = await Hub.ReadAsync(db => Task.FromResult(db.Reports.Single().PublicId));
        var area = await new Sample(Hub).NeighbourhoodAsync("Old Town");
        var sample = new Sample(Hub);
        _care["{series}"] = (await sample.MeetupAsync(venue: await sample.VenueAsync())).Meetup.PublicId;
        var lost = await Neighbour.JoinAsync(Hub);
        await Hub.Get<VouchBook>().AskAsync(lost.Person.Id, _group.Id, "Sorrel", default);
        _care["{vouch}"] = await Hub.ReadAsync(db => Task.FromResult(db.Vouches.Single().PublicId));
        var book = Hub.Get<WishBook>();
        var wish = await book.MakeAsync("A reading circle", "About the sea.", area.Id, default);
        _wisher = (await book.JoinAsync(wish, "Fern", contact: null, personId: null, default))!;
        _care["{wish}"] = wish;
        await Hub.WriteAsync(db => StarterCards.PutAsync(db, default));
        (_care["{card}"], _care["{feel}"], _care["{collection}"]) = ("slow-breath", "night", "small-hours");
        var feed = Feed.Of(ServicesImport.Format, "https://city.example/hsds", "The city", "https://city.example/hsds");
        var reading = ListReading.Of(feed.Id);
        reading.Daily("https://city.example/hsds", now);
        await Hub.WriteAsync(db =>
        {
            db.AddRange(feed, reading);
            return Task.CompletedTask;
        });
        _care["{list}"] = reading.PublicId;
        _report = code.ToLowerInvariant();
        (_care["{place}"], _care["{line}"]) = (area.Slug, "gb-samaritans");
        (_care["{proposal}"], _care["{parting}"]) = (proposal.PublicId, parting.PublicId);
        (_care["{pause}"], _care["{report}"], _care["{face}"]) = (pause.PublicId, report, face.PublicId);
    }

    private string WithCare(string pattern) =>
        _care.Aggregate(pattern, (path, one) => path.Replace(one.Key, one.Value, StringComparison.Ordinal));
}
