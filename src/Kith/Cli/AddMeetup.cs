using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary>What was made.</summary>
/// <param name="Id">Public id of the first time it meets from now on.</param>
/// <param name="Link">For everybody.</param>
/// <param name="Host">For whoever hosts it; the secret in it is stored nowhere.</param>
/// <param name="Notes">What the person should know.</param>
public sealed record AddedMeetup(string Id, string Link, string Host, IReadOnlyList<string> Notes);

/// <summary>Makes a meetup that can be hosted before there are accounts.</summary>
public sealed class AddMeetup(WriteQueue writes, Address address, CurrentHub hub, TimeProvider clock)
{
    /// <summary>Where the host's secret link leads.</summary>
    public const string HostPath = "/hosting/";

    private readonly List<string> _notes = [];

    /// <summary>Checks everything, then makes it in one transaction.</summary>
    /// <exception cref="CommandFailedException">Something typed cannot be; nothing was made.</exception>
    public async Task<AddedMeetup> RunAsync(MeetupWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var secret = Secrets.NewToken();
        var meetup = Plan(wish, now).HostedBy(Secrets.Hash(secret));
        var id = await writes.RunAsync(db => MakeAsync(db, meetup, wish, now, ct), ct);
        if (!address.IsSet)
            _notes.Add("Web__PublicUrl is not set, so the links name this machine only.");
        return new(id, address.Link($"/meetups/{id}"), address.Link(HostPath + secret), _notes.Distinct().ToList());
    }

    private Meetup Plan(MeetupWish wish, DateTime now)
    {
        var (zone, start) = (wish.ReadZone(hub.Facts.Zone), wish.ReadStart());
        var title =
            MeetupWish.Words("--title", wish.Title, 255)
            ?? throw new CommandFailedException("--title must say what the meetup is called.");
        var meetup = Meetup
            .Plan(title, start, zone.Id, now)
            .Describe(
                title,
                MeetupWish.Words("--description", wish.Description, 8000),
                wish.ReadKind(),
                wish.ReadLanguages()
            )
            .For(null, null, wish.ReadCost())
            .Welcome(MeetupWish.Words("--host", wish.HostAlias, 60), null, null)
            .Lasts(wish.ReadMinutes(start))
            .Repeats(wish.ReadRule())
            .Seats(wish.ReadCapacity())
            .Ring(MeetupWish.Words("--phone", wish.Phone, 40))
            .Online(wish.ReadLink(), null, wish.HiddenLink ? LinkShown.ByHost : LinkShown.Coming);
        return Horizon.MeetsAgain(meetup, now)
            ? meetup
            : throw new CommandFailedException(
                wish.Rule is null ? $"--start {wish.Start} is over already." : "By this rule it does not meet again."
            );
    }

    private async Task<string> MakeAsync(AppDb db, Meetup meetup, MeetupWish wish, DateTime now, CancellationToken ct)
    {
        var venue = wish.Place is null ? null : await new VenueWish(db, _notes, hub.Facts.Country).FindAsync(wish, ct);
        var group = MeetupWish.Words("--group", wish.Group, 255) is { } name
            ? await GroupAsync(db, name, now, ct)
            : null;
        meetup.Meets(wish.ReadMode(), venue?.Id).Belongs(group);
        db.Add(meetup);
        await Upkeep.RefreshAsync(db, [meetup.Id], now, ct);
        return await db
            .Occurrences.Where(o => o.MeetupId == meetup.Id && o.StartsAt >= now)
            .OrderBy(o => o.StartsAt)
            .Select(o => o.PublicId)
            .FirstAsync(ct);
    }

    private static async Task<Group> GroupAsync(AppDb db, string name, DateTime now, CancellationToken ct)
    {
        var slug = Fold.Words(name).Replace(' ', '-') is { Length: > 0 } words
            ? words[..Math.Min(words.Length, 120)]
            : "group";
        if (await db.Groups.FirstOrDefaultAsync(g => g.Name == name || g.Slug == slug, ct) is { } known)
            return known;
        var group = Group.Start(slug, name, now);
        db.Add(group);
        return group;
    }
}
