using Kith.Data;
using Kith.Features.Formats;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>A group packed for another hub.</summary>
/// <param name="Slug">Its address here, for the name of the file.</param>
/// <param name="Bytes">The file.</param>
public sealed record Packed(string Slug, byte[] Bytes);

/// <summary>
/// Packs a group into a file. Callers have decided who may. Words about persons stay: who hosts or greets, whom to turn to, and the
/// names of members who did not say that theirs may travel, wherever somebody wrote them.
/// </summary>
public sealed class Packing(WriteQueue writes, TimeProvider clock)
{
    /// <summary>The file; null when there is no such group.</summary>
    public Task<Packed?> PackAsync(Guid groupId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                return group is null
                    ? null
                    : new Packed(group.Slug, GroupFileText.Write(await FileAsync(db, group, ct)));
            },
            ct
        );

    private async Task<GroupFile> FileAsync(AppDb db, Group group, CancellationToken ct)
    {
        var names = await NamesAsync(db, group.Id, ct);
        var plain = new Unnamed([.. names.Where(n => !n.Travels).Select(n => n.Name)]);
        var area = await db
            .Neighbourhoods.Where(n => n.Id == group.NeighbourhoodId)
            .Select(n => n.Name)
            .FirstOrDefaultAsync(ct);
        var agreements = await db
            .Agreements.Where(a => a.GroupId == group.Id)
            .OrderByDescending(a => a.Version)
            .Take(GroupFile.MostAgreements)
            .AsNoTracking()
            .ToListAsync(ct);
        var format = await db.GroupFormats.AsNoTracking().FirstOrDefaultAsync(f => f.GroupId == group.Id, ct);
        return new()
        {
            Kind = GroupFile.OurKind,
            Version = GroupFile.Newest,
            Mark = await MarkAsync(db, group.Id, ct),
            Group = Say(group, area, plain),
            Agreements =
            [
                .. agreements.OrderBy(a => a.Version).Select(a => new FiledAgreement(plain.Words(a.Text), a.From)),
            ],
            Format = format is null ? null : new(format.FromSlug, plain.Words(format.Text)),
            Meetups = await MeetupsAsync(db, group.Id, plain, ct),
            Members = [.. names.Where(n => n.Travels).Select(n => new FiledMember(n.Name, n.Role))],
        };
    }

    private static Task<List<Named>> NamesAsync(AppDb db, Guid here, CancellationToken ct) =>
        (
            from membership in db.Memberships
            join face in db.Faces on membership.FaceId equals face.Id
            join person in db.People on membership.PersonId equals person.Id
            where membership.GroupId == here
            orderby face.Name
            select new Named(face.Name, membership.Role, membership.TravelsSince != null && person.LeavesAt == null)
        ).ToListAsync(ct);

    private static FiledGroup Say(Group group, string? area, Unnamed plain) =>
        new()
        {
            Name = plain.Words(group.Name),
            Slug = plain.Address(group.Slug),
            Purpose = plain.MaybeWords(group.Purpose),
            WhoFor = plain.MaybeWords(group.WhoFor),
            Languages = group.Languages,
            Neighbourhood = area,
            Phone = plain.MaybeWords(group.Phone),
            Led = group.Led,
            Visibility = group.Visibility,
            Joining = group.Joining,
            Capacity = group.Capacity,
            Ages = group.Ages,
            HidesMembers = group.HidesMembers,
            Questions = Lines(plain.MaybeWords(group.Questions)),
            State = group.State,
            StateReason = plain.MaybeWords(group.StateReason),
            ClosingWords = plain.MaybeWords(group.ClosingWords),
        };

    /// <summary>Questions one by one.</summary>
    public static IReadOnlyList<string> Lines(string? words) =>
        words?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static async Task<string> MarkAsync(AppDb db, Guid groupId, CancellationToken ct)
    {
        if (await db.GroupMarks.FirstOrDefaultAsync(m => m.GroupId == groupId, ct) is { } known)
            return known.Mark;
        return db.Add(GroupMark.Of(groupId, Secrets.NewToken())).Entity.Mark;
    }

    private async Task<IReadOnlyList<FiledMeetup>> MeetupsAsync(
        AppDb db,
        Guid groupId,
        Unnamed plain,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var meetups = await db
            .Meetups.AsNoTracking()
            .Where(m => m.GroupId == groupId && m.State != MeetupState.Ended)
            .OrderBy(m => m.Title)
            .ThenBy(m => m.StartsLocal)
            .ThenBy(m => m.Id)
            .Take(GroupFile.MostMeetups)
            .ToListAsync(ct);
        var ids = meetups.ConvertAll(m => m.Id);
        var days = await db
            .Occurrences.AsNoTracking()
            .Where(o => ids.Contains(o.MeetupId) && o.StartsAt > now && o.State != OccurrenceState.Dropped)
            .Where(o => o.OwnCapacity || o.State != OccurrenceState.Planned)
            .OrderBy(o => o.OriginalLocal)
            .ToListAsync(ct);
        var places = meetups.Select(m => m.VenueId).Concat(days.Select(d => d.VenueId)).OfType<Guid>().ToList();
        var venues = await db.Venues.AsNoTracking().Where(v => places.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        var filing = new Filing(plain, venues);
        var byMeetup = days.ToLookup(d => d.MeetupId);
        return [.. meetups.Select(m => filing.Of(m, byMeetup[m.Id]))];
    }

    private sealed record Named(string Name, GroupRole Role, bool Travels);
}
