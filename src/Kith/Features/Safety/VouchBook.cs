using System.Security.Cryptography;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Safety;

/// <summary>
/// Gives a membership to the new account of the same person, on a host's word. Holds the group's turn, so that the old account
/// does nothing there in the meantime. Whoever was there before is told, in case it was not them.
/// </summary>
public sealed class VouchBook(WriteQueue writes, Secrets secrets, TimeProvider clock)
{
    private const string Purpose = "vouch";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks; the word to tell the host. Asking again makes a new word. Null for who belongs there or is barred.</summary>
    public async Task<string?> AskAsync(Guid personId, Guid groupId, string name, CancellationToken ct)
    {
        var word = RandomNumberGenerator.GetString(RandomId.Readable, Vouch.WordLength);
        var asked = await writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                if (await CannotAsync(db, personId, groupId, ct))
                    return false;
                await db.Vouches.Where(v => v.GroupId == groupId && v.PersonId == personId).ExecuteDeleteAsync(ct);
                db.Add(Vouch.Ask(groupId, personId, name, Hash(groupId, word), Now));
                return true;
            },
            ct
        );
        return asked ? word : null;
    }

    /// <summary>A host says that it is them: the face they choose belongs to the new account from now on.</summary>
    /// <param name="host">Who vouches.</param>
    /// <param name="groupId">The host's group.</param>
    /// <param name="vouch">What was asked, by its public id.</param>
    /// <param name="with">The public id of the face, and the word the host was told.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Verdict> AcceptAsync(
        Guid host,
        Guid groupId,
        string vouch,
        (string FaceKey, string Word) with,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                if (group is null || await OpenAsync(db, groupId, vouch, ct) is not { } asked)
                    return Verdict.Refused("Parting.Gone");
                if (await AgeBook.FitAsync(db, asked.PersonId, group, ct) != AgeFit.Fits)
                    return Verdict.Refused("Vouch.Age");
                var old = await db
                    .Memberships.Where(m => m.GroupId == groupId)
                    .Where(m => db.Faces.Any(f => f.Id == m.FaceId && f.PublicId == with.FaceKey))
                    .FirstOrDefaultAsync(ct);
                var mine = await db.Memberships.FirstOrDefaultAsync(
                    m => m.GroupId == groupId && m.PersonId == host,
                    ct
                );
                if (old is null || mine is null || await CannotAsync(db, asked.PersonId, groupId, ct))
                    return Verdict.Refused("Parting.Gone");
                if (asked.WordHash != Hash(groupId, with.Word))
                    return Verdict.Refused("Vouch.Word.Wrong");
                var verdict = SafetyRules.MayVouch(mine.Role, old.Role, old.PersonId == host);
                if (verdict.IsAllowed)
                    await HandOverAsync(db, asked, old, mine, ct);
                return verdict;
            },
            ct
        );

    /// <summary>A host does not know them, or does not believe it.</summary>
    public Task DeclineAsync(Guid host, Guid groupId, string vouch, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await OpenAsync(db, groupId, vouch, ct) is { } asked)
                    asked.Decide(accepted: false, await NameAsync(db, host, groupId, ct), Now);
                return true;
            },
            ct
        );

    private async Task HandOverAsync(AppDb db, Vouch asked, Membership old, Membership host, CancellationToken ct)
    {
        var (was, who, face) = (old.PersonId, asked.PersonId, old.FaceId);
        var name = await db.Faces.Where(f => f.Id == face).Select(f => f.Name).SingleAsync(ct);
        await db
            .Memberships.Where(m => m.Id == old.Id)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.PersonId, who), ct);
        await db.Faces.Where(f => f.Id == face).ExecuteUpdateAsync(f => f.SetProperty(x => x.PersonId, who), ct);
        asked.Decide(accepted: true, await NameAsync(db, host.PersonId, asked.GroupId, ct), Now);
        await db.Partings.Where(p => p.GroupId == asked.GroupId && p.PersonId == was).ExecuteDeleteAsync(ct);
        db.Add(Parting.Vouched(asked.GroupId, was, name, Now));
    }

    private static Task<Vouch?> OpenAsync(AppDb db, Guid groupId, string vouch, CancellationToken ct) =>
        db.Vouches.FirstOrDefaultAsync(v => v.GroupId == groupId && v.PublicId == vouch && v.DecidedAt == null, ct);

    private static async Task<bool> CannotAsync(AppDb db, Guid personId, Guid groupId, CancellationToken ct) =>
        await db.Memberships.AnyAsync(m => m.GroupId == groupId && m.PersonId == personId, ct)
        || await Partings.IsBarredAsync(db, groupId, personId, ct);

    private static Task<string> NameAsync(AppDb db, Guid personId, Guid groupId, CancellationToken ct) =>
        db.Faces.Where(f => f.PersonId == personId && f.GroupId == groupId).Select(f => f.Name).SingleAsync(ct);

    private string Hash(Guid groupId, string word) =>
        secrets.KeyedHash(
            Purpose,
            $"{groupId:n}{new string([.. word.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)])}"
        );
}
