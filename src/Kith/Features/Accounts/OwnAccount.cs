using Kith.Data;
using Kith.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>What a person changes about their own account. Pages have asked for whatever proves that it is them.</summary>
public sealed class OwnAccount(
    WriteQueue writes,
    Members members,
    Secrets secrets,
    IPasswordHasher<Person> hasher,
    TimeProvider clock
)
{
    /// <summary>How long one alias is kept at least: nobody takes names out of use by going through them.</summary>
    public static readonly TimeSpan RenamesEvery = TimeSpan.FromDays(1);

    /// <summary>
    /// Another alias, in the hub's own places; the names in groups stay. The old one rests and is shown nowhere. False when
    /// somebody has the new one or gave it up lately, the person included.
    /// </summary>
    public async Task<bool> RenameAsync(Guid personId, string alias, CancellationToken ct)
    {
        try
        {
            return await writes.RunAsync(db => RenameAsync(db, personId, alias, ct), ct);
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return false;
        }
    }

    /// <summary>Another passphrase; every session ends, wherever it is.</summary>
    public Task<Person> ChangePassphraseAsync(Guid personId, string passphrase, CancellationToken ct)
    {
        // Hashed before the write: nobody else waits for it.
        var hash = hasher.HashPassword(null!, passphrase);
        return ChangeAsync(
            personId,
            async (db, person) =>
            {
                person.PasswordHash = hash;
                person.Restamp();
                await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
            },
            ct
        );
    }

    /// <summary>A new recovery code, to be read at <c>/sign-up/code</c>; the old one is worth nothing any more.</summary>
    public Task<Person> RenewCodeAsync(Guid personId, CancellationToken ct) =>
        ChangeAsync(personId, person => members.GiveRecovery(person), ct);

    /// <summary>Asks for the app's code at sign-in from now on.</summary>
    public Task<Person> AskSecondStepAsync(Guid personId, string secret, int step, CancellationToken ct) =>
        ChangeAsync(personId, person => person.AskSecondStep(secrets.Seal(secret)!, step), ct);

    public Task<Person> AskNoSecondStepAsync(Guid personId, CancellationToken ct) =>
        ChangeAsync(personId, person => person.AskNoSecondStep(), ct);

    public Task<Person> SpeakAsync(Guid personId, string language, CancellationToken ct) =>
        ChangeAsync(personId, person => person.Speak(language), ct);

    private async Task<bool> RenameAsync(AppDb db, Guid personId, string alias, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = await db.People.SingleAsync(p => p.Id == personId, ct);
        if (Alias.Key(alias) != person.NormalizedUserName)
        {
            if (!await members.IsFreeAsync(db, alias, ct))
                return false;
            var hash = members.RetiredHash(person.UserName!);
            await db.RetiredAliases.Where(a => a.Hash == hash).ExecuteDeleteAsync(ct);
            db.Add(RetiredAlias.Of(hash, now));
        }
        person.Rename(alias, now);
        var face = await db.Faces.SingleAsync(f => f.PersonId == personId && f.GroupId == null && !f.IsForOnce, ct);
        face.Rename(alias);
        return true;
    }

    private Task<Person> ChangeAsync(Guid personId, Action<Person> change, CancellationToken ct) =>
        ChangeAsync(
            personId,
            (_, person) =>
            {
                change(person);
                return Task.CompletedTask;
            },
            ct
        );

    private Task<Person> ChangeAsync(Guid personId, Func<AppDb, Person, Task> change, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var person = await db.People.SingleAsync(p => p.Id == personId, ct);
                await change(db, person);
                return person;
            },
            ct
        );
}
