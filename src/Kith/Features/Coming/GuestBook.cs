using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>What a person does with their "I'm coming" that touches no seat: keeps it as a member, says how it was.</summary>
public sealed class GuestBook(WriteQueue writes, RsvpKeys keys)
{
    /// <summary>A guest who became a member keeps what they said by its code; whether it was nobody's and is theirs now.</summary>
    public Task<bool> ClaimAsync(string typedCode, Guid personId)
    {
        var hash = keys.CodeHash(RsvpKeys.Tidy(typedCode));
        return writes.RunAsync(async db =>
            await db
                .Rsvps.Where(r => r.CodeHash == hash && (r.PersonId == null || r.PersonId == personId))
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.PersonId, personId)) == 1
        );
    }

    /// <summary>Somebody says how it was; the first answer stands, however often it is sent.</summary>
    public Task<bool> FeelAsync(Rsvp about, Feeling felt, string? sealedWords) =>
        writes.RunAsync(async db =>
            await db
                .Rsvps.Where(r => r.Id == about.Id && r.Felt == null)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Felt, felt).SetProperty(x => x.FeltWords, sealedWords))
            == 1
        );
}
