using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Backups;
using Kith.Features.Coming;
using Kith.Features.Groups;
using Kith.Features.Neighbours;
using Kith.Features.Safety;
using Kith.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>
/// Ends an account: a week in which one can come back, then everything that was the person's is gone from rows, search index and
/// the files themselves. What others rely on stays without a name. Only a keyed hash of the alias is kept, so that nobody takes it.
/// </summary>
public sealed class Erasure(WriteQueue writes, AppDb db, Members members, ErasureLedger ledger, TimeProvider clock)
{
    /// <summary>Days in which one can change one's mind.</summary>
    public const int Days = 7;

    private const string Vacuum =
        "VACUUM \"People\", \"Faces\", \"Memberships\", \"Sessions\", \"Passkeys\", \"Mailboxes\", \"Plans\", \"CardSuggestions\", \"Rsvps\", "
        + "\"WishJoins\", \"MeetupClaims\", \"GroupClaims\", \"JoinRequests\", \"JoinMessages\", \"InboxLines\", \"Favours\", \"Talks\", \"TalkLines\", \"Blocks\"";

    /// <summary>Begins the week. Sessions, calendar address and mail that is not required end at once.</summary>
    public Task LeaveAsync(Guid personId, CancellationToken ct) =>
        writes.RunAsync(
            async inner =>
            {
                var person = await inner.People.SingleAsync(p => p.Id == personId, ct);
                person.Leave(Now.AddDays(Days));
                person.Restamp();
                await inner.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
                await inner.CalendarKeys.Where(k => k.PersonId == personId).ExecuteDeleteAsync(ct);
                (await inner.Mailboxes.FirstOrDefaultAsync(m => m.PersonId == personId, ct))?.WantNothing();
                await inner.TouchPublicAsync(ct);
                return true;
            },
            ct
        );

    /// <summary>Everything as before, but signed out elsewhere.</summary>
    public Task StayAsync(Guid personId, CancellationToken ct) =>
        writes.RunAsync(
            async inner =>
            {
                (await inner.People.SingleAsync(p => p.Id == personId, ct)).Stay();
                await inner.SaveChangesAsync(ct);
                await Pausing.SettleAsync(inner, personId, Now, ct);
                return true;
            },
            ct
        );

    /// <summary>Erases whoever's week is over. Harmless when run twice.</summary>
    public static Task EraseDueAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Erasure>().EraseDueAsync(ct);

    private async Task EraseDueAsync(CancellationToken ct)
    {
        var now = Now;
        var due = await db.People.Where(p => p.LeavesAt <= now).Select(p => p.Id).ToListAsync(ct);
        foreach (var id in due)
            await writes.RunAsync(inner => EraseDueAsync(inner, id, now, ct), ct);
        if (due.Count == 0)
            return;
        await ScrubAsync(ct);
        await ledger.WriteAsync(ct);
    }

    /// <summary>
    /// Erases again, in a database that was just restored, whoever was erased after the backup was made; returns how many came back
    /// with it. The transaction is the caller's, who scrubs afterwards.
    /// </summary>
    public async Task<int> ReplayAsync(AppDb inner, IEnumerable<ErasedPerson> erased, CancellationToken ct)
    {
        var missing = erased.DistinctBy(e => e.Hash).ToDictionary(e => e.Hash, StringComparer.Ordinal);
        foreach (var known in await inner.ErasedPeople.Select(e => e.Hash).ToListAsync(ct))
            missing.Remove(known);
        var back = 0;
        foreach (var id in await inner.People.Select(p => p.Id).ToListAsync(ct))
        {
            if (!missing.Remove(ErasedPerson.HashOf(id), out var entry))
                continue;
            var person = await inner.People.SingleAsync(p => p.Id == id, ct);
            await EraseAsync(inner, person, entry, Now, ct);
            back++;
        }
        inner.AddRange(missing.Values);
        return back;
    }

    private async Task<bool> EraseDueAsync(AppDb inner, Guid id, DateTime now, CancellationToken ct)
    {
        if (await inner.People.FirstOrDefaultAsync(p => p.Id == id && p.LeavesAt <= now, ct) is not { } person)
            return false;
        await EraseAsync(inner, person, ErasedPerson.Of(id, members.RetiredHash(person.UserName!), now), now, ct);
        return true;
    }

    private static async Task EraseAsync(
        AppDb inner,
        Person person,
        ErasedPerson entry,
        DateTime now,
        CancellationToken ct
    )
    {
        await inner.RetiredAliases.Where(a => a.Hash == entry.AliasHash).ExecuteDeleteAsync(ct);
        inner.Add(RetiredAlias.Of(entry.AliasHash, entry.ErasedOn < now.Date ? entry.ErasedOn : now));
        inner.Add(entry);
        await GiveSeatsBackAsync(inner, person.Id, now, ct);
        await TellAboutGroupsAsync(inner, person.Id, now, ct);
        await NeighbourUpkeep.LeaveAsync(inner, person.Id, now, ct);
        await inner.WishJoins.Where(j => j.PersonId == person.Id).ExecuteDeleteAsync(ct);
        // Faces, memberships, sessions, mailbox and news hang on this row and go with it.
        inner.Remove(person);
    }

    private static async Task GiveSeatsBackAsync(AppDb inner, Guid id, DateTime now, CancellationToken ct)
    {
        foreach (var rsvp in await inner.Rsvps.Where(r => r.PersonId == id).ToListAsync(ct))
        {
            await Line.HoldAsync(inner, rsvp.OccurrenceId);
            if (rsvp.HoldsSeats)
                await Line.TakeAsync(inner, rsvp.OccurrenceId, -rsvp.Party, role: rsvp.Role);
            inner.Remove(rsvp);
            await inner.SaveChangesAsync(ct);
            await Line.OfferAsync(inner, rsvp.OccurrenceId, now);
        }
    }

    /// <summary>A group whose last host goes does not vanish: stewards and whoever helps to host it are told.</summary>
    private static async Task TellAboutGroupsAsync(AppDb inner, Guid id, DateTime now, CancellationToken ct)
    {
        var left = await inner
            .Groups.Where(g =>
                inner.Memberships.Any(m => m.GroupId == g.Id && m.PersonId == id && m.Role == GroupRole.Host)
                && !inner.Memberships.Any(m => m.GroupId == g.Id && m.PersonId != id && m.Role == GroupRole.Host)
            )
            .Select(g => new { g.Id, g.Slug })
            .ToListAsync(ct);
        foreach (var group in left)
        {
            var helpers = inner
                .Memberships.Where(m => m.GroupId == group.Id && m.Role == GroupRole.CoHost)
                .Select(m => m.PersonId);
            var told = await inner.Stewards.Select(s => s.PersonId).Union(helpers).Where(p => p != id).ToListAsync(ct);
            inner.AddRange(
                told.Select(p => InboxLine.Of(p, LetterKind.HostLeft, startsLocal: null, $"/groups/{group.Slug}", now))
            );
        }
    }

    /// <summary>Deleted rows are overwritten, the search index forgets its old pages, and the write-ahead log is emptied.</summary>
    public async Task ScrubAsync(CancellationToken ct)
    {
        await SearchIndex.For(db).CompactAsync(db, ct);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync(Vacuum, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
