using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Demo;

/// <summary>
/// Invented members for measuring: each belongs to three groups under a name of their own there. Only the first can sign in, with a
/// passphrase made up at the moment and told once.
/// </summary>
public sealed class DemoMembers(WriteQueue writes, IPasswordHasher<Person> hasher, Secrets secrets, TimeProvider clock)
{
    /// <summary>The alias of the one who can sign in.</summary>
    public const string First = "Member 1";

    private const int AtOnce = 1000;
    private const int GroupsEach = 3;

    /// <summary>Makes members until there are <paramref name="count"/>.</summary>
    /// <returns>The passphrase of <see cref="First"/>; null when they were there before.</returns>
    public async Task<string?> JoinAsync(int count, CancellationToken ct)
    {
        var groups = await writes.RunAsync(db => db.Groups.OrderBy(g => g.Slug).Select(g => g.Id).ToListAsync(ct), ct);
        var done = await writes.RunAsync(db => db.People.CountAsync(p => p.UserName!.StartsWith("Member "), ct), ct);
        var passphrase = done == 0 ? Secrets.NewToken() : null;
        for (; done < count; done += AtOnce)
        {
            var batch = Enumerable.Range(done + 1, Math.Min(AtOnce, count - done));
            var rows = batch.SelectMany(number => Rows(number, groups, number == 1 ? passphrase : null)).ToList();
            await writes.RunAsync(
                db =>
                {
                    db.AddRange(rows);
                    return Task.FromResult(rows.Count);
                },
                ct
            );
        }
        return passphrase;
    }

    private IEnumerable<object> Rows(int number, List<Guid> groups, string? passphrase)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = Person.Named($"Member {number}", "en", now);
        if (passphrase is not null)
            person.PasswordHash = hasher.HashPassword(person, passphrase);
        var code = Secrets.NewToken();
        person.GiveRecovery(Secrets.Hash(code), secrets.Seal(code)!);
        yield return person;
        yield return Face.Of(person.Id, groupId: null, person.UserName!);
        foreach (var group in Enumerable.Range(0, GroupsEach).Select(n => groups[(number + (n * 331)) % groups.Count]))
        {
            var face = Face.Of(person.Id, group, $"Neighbour {number}");
            yield return face;
            yield return Membership.Of(group, person.Id, face.Id, GroupRole.Member, now);
        }
    }
}
