using System.Buffers.Text;
using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>
/// Adds, checks and removes passkeys. The ceremonies are ASP.NET Core Identity's (WebAuthn Level 3 §7); a device must have made
/// sure that it is the person, by a finger, a face or a PIN, so that a passkey is two steps in one.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<Person> handler,
    Challenges challenges,
    WriteQueue writes,
    Secrets secrets,
    TimeProvider clock
)
{
    private const string SignIn = "sign-in";

    /// <summary>What the browser is to ask a device for, to make a new key for this person.</summary>
    public async Task<string> OfferAsync(HttpContext context, Person person)
    {
        var entity = new PasskeyUserEntity
        {
            Id = PasskeyStore.Handle(secrets, person.Id),
            Name = person.UserName!,
            DisplayName = person.UserName!,
        };
        var made = await handler.MakeCreationOptionsAsync(entity, context);
        challenges.Keep(context, Adding(person), made.AttestationState!);
        return made.CreationOptionsJson;
    }

    /// <summary>Keeps the key a device made; refused when the answer is not to what was asked here, or there are enough.</summary>
    public async Task<Verdict> AddAsync(
        HttpContext context,
        Person person,
        string answer,
        string name,
        CancellationToken ct
    )
    {
        var state = challenges.Take(context, Adding(person));
        var checkedKey = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = answer,
                AttestationState = state,
            }
        );
        var handle = PasskeyStore.Handle(secrets, person.Id);
        if (checkedKey is not { Succeeded: true, Passkey: { } made, UserEntity: { } entity } || entity.Id != handle)
            return Verdict.Refused("Passkeys.NotMade");
        var passkey = Passkey.Add(person.Id, handle, name, KeyOf(made), clock.GetUtcNow().UtcDateTime);
        return await SaveAsync(passkey, ct);
    }

    /// <summary>What the browser is to ask any device for: it finds the person's account by itself.</summary>
    public async Task<string> AskAsync(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(user: null, context);
        challenges.Keep(context, SignIn, made.AssertionState!);
        return made.RequestOptionsJson;
    }

    /// <summary>Who answered with their passkey; null when the answer is anything but right, whatever is wrong with it.</summary>
    public async Task<Person?> RecogniseAsync(HttpContext context, string answer, CancellationToken ct)
    {
        if (challenges.Take(context, SignIn) is not { } state)
            return null;
        var result = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = answer,
                AssertionState = state,
            }
        );
        return result is { Succeeded: true, User: { } person, Passkey: { } used } && await UseAsync(used, ct)
            ? person
            : null;
    }

    /// <summary>Removes a passkey of this person, unless it is the last way in.</summary>
    public Task<Verdict> RemoveAsync(Guid personId, string publicId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await TakeTurnAsync(db, personId, ct);
                var mine = await db.Passkeys.Where(k => k.PersonId == personId).ToListAsync(ct);
                var person = await db.People.SingleAsync(p => p.Id == personId, ct);
                if (mine.Find(k => k.PublicId == publicId) is not { } passkey)
                    return Verdict.Allowed;
                var verdict = PersonRules.MayRemovePasskey(person, mine.Count);
                if (verdict.IsAllowed)
                    db.Remove(passkey);
                return verdict;
            },
            ct
        );

    private async Task<Verdict> SaveAsync(Passkey passkey, CancellationToken ct)
    {
        try
        {
            return await writes.RunAsync(
                async db =>
                {
                    await TakeTurnAsync(db, passkey.PersonId, ct);
                    var verdict = PersonRules.MayAddPasskey(
                        await db.Passkeys.CountAsync(k => k.PersonId == passkey.PersonId, ct)
                    );
                    if (verdict.IsAllowed)
                        db.Add(passkey);
                    return verdict;
                },
                ct
            );
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return Verdict.Refused("Passkeys.NotMade");
        }
    }

    // The count only ever goes up: of two answers with the same one, one is a copy's.
    private async Task<bool> UseAsync(UserPasskeyInfo used, CancellationToken ct)
    {
        var (id, count, today) = (
            Base64Url.EncodeToString(used.CredentialId),
            (long)used.SignCount,
            clock.GetUtcNow().UtcDateTime.Date
        );
        return await writes.RunAsync(
                db =>
                    db.Passkeys.Where(k => k.CredentialId == id)
                        .Where(k => k.SignCount < count || (k.SignCount == 0 && count == 0))
                        .ExecuteUpdateAsync(
                            k => k.SetProperty(x => x.SignCount, count).SetProperty(x => x.UsedOn, today),
                            ct
                        ),
                ct
            ) == 1;
    }

    // One at a time for each person: neither one too many nor the last one goes when two forms are sent at once.
    private static Task<int> TakeTurnAsync(AppDb db, Guid personId, CancellationToken ct) =>
        db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, x => x.Language), ct);

    private static NewKey KeyOf(UserPasskeyInfo made) =>
        new(
            Base64Url.EncodeToString(made.CredentialId),
            Base64Url.EncodeToString(made.PublicKey),
            made.SignCount,
            made.IsBackupEligible
        );

    private static string Adding(Person person) => $"add {person.Id:n} {person.SecurityStamp}";
}
