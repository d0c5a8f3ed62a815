using System.Buffers.Text;
using Kith.Data;
using Kith.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>
/// What ASP.NET Core Identity's passkey handler looks up: people by the handle their device knows, and their keys. It only
/// reads; <see cref="Passkeys"/> writes. People's own ids never leave the hub.
/// </summary>
public sealed class PasskeyStore(IDbContextFactory<AppDb> contexts, Secrets secrets) : IUserPasskeyStore<Person>
{
    private const string Purpose = "passkey";

    /// <summary>What a person's devices call them: nobody without the hub's key can tell whose it is.</summary>
    public static string Handle(Secrets secrets, Guid personId) => secrets.KeyedHash(Purpose, $"{personId:n}");

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(Handle(secrets, user.Id));

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.UserName);

    public async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .People.AsNoTracking()
            .FirstOrDefaultAsync(
                p => db.Passkeys.Any(k => k.Handle == userId && k.PersonId == p.Id),
                cancellationToken
            );
    }

    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .People.AsNoTracking()
            .FirstOrDefaultAsync(
                p => db.Passkeys.Any(k => k.CredentialId == id && k.PersonId == p.Id),
                cancellationToken
            );
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Person user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(k =>
            k.CredentialId.AsSpan().SequenceEqual(credentialId)
        );

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await db.Passkeys.AsNoTracking().Where(k => k.PersonId == user.Id).ToListAsync(cancellationToken);
        return [.. keys.Select(Info)];
    }

    private static UserPasskeyInfo Info(Passkey key) =>
        new(
            Base64Url.DecodeFromChars(key.CredentialId),
            Base64Url.DecodeFromChars(key.PublicKey),
            createdAt: new DateTimeOffset(key.AddedOn, TimeSpan.Zero),
            signCount: (uint)key.SignCount,
            transports: null,
            isUserVerified: true,
            isBackupEligible: key.MayBeBackedUp,
            isBackedUp: false,
            attestationObject: [],
            clientDataJson: []
        );

    public void Dispose() { }

    // The rest of what Identity's stores can do is done elsewhere, by verbs with rules.
    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
