using System.Security.Cryptography;
using Kith.Data;
using Kith.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>Lets people become members and proves that they are who they were: the only code that compares passphrases.</summary>
public sealed class Members(
    IDbContextFactory<AppDb> contexts,
    WriteQueue writes,
    IPasswordHasher<Person> hasher,
    Secrets secrets,
    TimeProvider clock
)
{
    private const string RetiredPurpose = "alias";

    // Hashing against it takes as long as against a real one: an unknown alias must not answer faster.
    private static string? _nobodysHash;

    /// <summary>A new member with a passphrase and a recovery code; null when the alias is taken.</summary>
    public async Task<Person?> JoinAsync(string alias, string passphrase, string language, CancellationToken ct)
    {
        var person = Person.Named(alias, language, clock.GetUtcNow().UtcDateTime);
        person.PasswordHash = hasher.HashPassword(person, passphrase);
        GiveRecovery(person);
        try
        {
            return await writes.RunAsync(
                async db =>
                {
                    if (!await IsFreeAsync(db, alias, ct))
                        return null;
                    db.Add(person);
                    db.Add(Face.Of(person.Id, groupId: null, alias));
                    return person;
                },
                ct
            );
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return null;
        }
    }

    /// <summary>The person with this alias and passphrase; null when there is none, after the same work.</summary>
    public async Task<Person?> RecogniseAsync(string alias, string passphrase, CancellationToken ct)
    {
        var person = await FindAsync(alias, ct);
        return Knows(person, passphrase) ? person : null;
    }

    /// <summary>The person with this alias and recovery code; null when there is none.</summary>
    public async Task<Person?> RecogniseByCodeAsync(string alias, string code, CancellationToken ct)
    {
        var person = await FindAsync(alias, ct);
        return KnowsCode(person, code) ? person : null;
    }

    /// <summary>Whether this is the person's recovery code; false for nobody.</summary>
    public static bool KnowsCode(Person? person, string code)
    {
        var given = Secrets.Hash(RecoveryCode.Plain(code));
        var kept = person?.RecoveryHash ?? new string('0', given.Length);
        return CryptographicOperations.FixedTimeEquals(Bytes(given), Bytes(kept));
    }

    /// <summary>A new passphrase and a new recovery code; every session ends, wherever it is, and no passkey opens it any more.</summary>
    public Task<Person> RenewAsync(Guid personId, string passphrase, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var person = await db.People.SingleAsync(p => p.Id == personId, ct);
                person.PasswordHash = hasher.HashPassword(person, passphrase);
                person.Restamp();
                GiveRecovery(person);
                await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
                await db.Passkeys.Where(k => k.PersonId == personId).ExecuteDeleteAsync(ct);
                return person;
            },
            ct
        );

    /// <summary>The recovery code of somebody who has not typed it back yet; null when it can no longer be read.</summary>
    public string? Recovery(Person person) => secrets.Unseal(person.RecoverySealed);

    /// <summary>Gives a new recovery code; the old one is worth nothing any more.</summary>
    public void GiveRecovery(Person person)
    {
        var code = RecoveryCode.New();
        person.GiveRecovery(Secrets.Hash(RecoveryCode.Plain(code)), secrets.Seal(code)!);
    }

    /// <summary>Whether this is the person's passphrase; false for nobody, after the same work.</summary>
    public bool Knows(Person? person, string passphrase)
    {
        var hash = person?.PasswordHash ?? NobodysHash();
        var right = hasher.VerifyHashedPassword(person!, hash, passphrase) != PasswordVerificationResult.Failed;
        return right && person?.PasswordHash is not null;
    }

    /// <summary>Whose alias this is; null when it is nobody's. Proves nothing.</summary>
    public async Task<Person?> FindAsync(string alias, CancellationToken ct)
    {
        var key = Alias.Key(alias);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedUserName == key, ct);
    }

    /// <summary>Whether nobody uses this alias and nobody gave it up lately, asked inside a write.</summary>
    public async Task<bool> IsFreeAsync(AppDb db, string alias, CancellationToken ct)
    {
        var (key, hash, now) = (Alias.Key(alias), RetiredHash(alias), clock.GetUtcNow().UtcDateTime);
        return !await db.People.AnyAsync(p => p.NormalizedUserName == key, ct)
            && !await db.RetiredAliases.AnyAsync(a => a.Hash == hash && a.EndsAt > now, ct);
    }

    /// <summary>What is kept of an alias that was given up.</summary>
    public string RetiredHash(string alias) => secrets.KeyedHash(RetiredPurpose, Alias.Key(alias));

    private string NobodysHash() => _nobodysHash ??= hasher.HashPassword(null!, Secrets.NewToken());

    private static byte[] Bytes(string hex) => System.Text.Encoding.ASCII.GetBytes(hex);
}
