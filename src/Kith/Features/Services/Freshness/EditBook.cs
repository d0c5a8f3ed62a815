using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.HelpNow;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Freshness;

/// <summary>What a steward decides about a suggested edit.</summary>
/// <param name="Keys">Fields to be taken.</param>
/// <param name="Hide">Places whose address is to be shown to nobody.</param>
/// <param name="Seen">What the page said when the steward looked.</param>
/// <param name="IsChecked">Whether the steward made sure that everything else is right too.</param>
public sealed record EditDecision(
    IReadOnlyCollection<string> Keys,
    IReadOnlyCollection<Guid> Hide,
    string Seen,
    bool IsChecked
);

/// <summary>What became of a steward's decision.</summary>
public enum Decided
{
    Done,

    /// <summary>Somebody was quicker, or the service is gone.</summary>
    Gone,

    /// <summary>The page says something else than when the steward looked: nothing was changed.</summary>
    Changed,
}

/// <summary>Takes in what visitors would change and carries out what a steward decides about it, each once however often it is pressed.</summary>
public sealed class EditBook(WriteQueue writes, Secrets secrets, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether it is more than can be kept: emoji in every field.</summary>
    public bool IsTooLong(EditWords words) =>
        !words.IsEmpty && words.Seal(secrets).Length > SuggestedEdit.LongestSealed;

    /// <summary>Keeps a suggestion; the same form sent again changes nothing. Its public id, or null when enough wait for this service or it is gone.</summary>
    public Task<string?> SuggestAsync(Guid serviceId, EditWords words, string once, CancellationToken ct)
    {
        var (hash, text) = (Secrets.Hash($"{serviceId:n} {once}"), words.Seal(secrets));
        return writes.RunAsync(
            async db =>
            {
                await HoldAsync(db, serviceId, ct);
                var known = await db
                    .SuggestedEdits.Where(e => e.OnceHash == hash)
                    .Select(e => e.PublicId)
                    .FirstOrDefaultAsync(ct);
                if (known is not null)
                    return known;
                var waiting = await db.SuggestedEdits.CountAsync(
                    e => e.ServiceId == serviceId && e.Outcome == null,
                    ct
                );
                var isShown = await db.Services.Where(ServiceRules.Shown).AnyAsync(s => s.Id == serviceId, ct);
                if (!isShown || !ServiceRules.MaySuggestOneMore(waiting).IsAllowed)
                    return null;
                return db.Add(SuggestedEdit.Of(serviceId, hash, text, Now)).Entity.PublicId;
            },
            ct
        )!;
    }

    /// <summary>Changes the service by the accepted fields, all in one transaction; the others are left.</summary>
    public Task<Decided> AcceptAsync(Guid steward, string publicId, EditDecision decision, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (
                    await TakeAsync(db, publicId, ct) is not { } edit
                    || EditWords.Open(secrets, edit.Sealed) is not { } words
                )
                    return Decided.Gone;
                // What a steward saw must still be so when it is changed, whatever others take at this moment.
                await HoldAsync(db, edit.ServiceId, ct);
                if (await ServiceShown.FindAsync(db, edit.ServiceId, ct) is not { } service)
                    return Decided.Gone;
                var apply = new EditApply(service, edit.Id);
                if (apply.Seen(words) != decision.Seen)
                    return Decided.Changed;
                var fields = words.Fields.Where(f => decision.Keys.Contains(f.Key)).ToList();
                var mendings = apply.Of(fields).ToList();
                // Lines are checked on a page of their own, which says who did.
                var isChecked = decision.IsChecked && service.Service.FeedId != LineFeed.Id;
                if (isChecked)
                    mendings.Add(CheckBook.Assured(service.Service.Id, Now));
                var by = (Now, await FaceAsync(db, steward, ct));
                if (mendings.Count > 0 && !await Correction.MakeAsync(db, mendings, by, ct))
                    return Decided.Changed;
                var hidden = words.Hide.Intersect(decision.Hide).ToList();
                await HideAsync(db, service, hidden, ct);
                if (isChecked)
                    await CheckedAsync(db, service.Service.Id, ct);
                edit.Answer(mendings.Count + hidden.Count > 0 ? EditOutcome.Accepted : EditOutcome.Declined, Now);
                db.Add(Entry(steward, Deed.ServiceCorrected, service.Service));
                return Decided.Done;
            },
            ct
        );

    /// <summary>Leaves everything as it is; false when somebody was quicker. The log does not repeat what was suggested.</summary>
    public Task<bool> DeclineAsync(Guid steward, string publicId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await TakeAsync(db, publicId, ct) is not { } edit)
                    return false;
                edit.Answer(EditOutcome.Declined, Now);
                var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == edit.ServiceId, ct);
                db.Add(Entry(steward, Deed.EditDeclined, service));
                return true;
            },
            ct
        );

    /// <summary>Decides about a field of which its list says something else than what it was changed to here.</summary>
    public Task<bool> SettleAsync(Guid steward, Guid changeId, string seen, bool keep, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (
                    await db.LocalChanges.AsNoTracking().FirstOrDefaultAsync(c => c.Id == changeId, ct)
                    is not { } change
                )
                    return false;
                var by = (Now, await FaceAsync(db, steward, ct));
                if (!await Correction.SettleAsync(db, changeId, seen, keep, by, ct))
                    return false;
                db.Add(
                    AuditEntry.Of(
                        steward,
                        keep ? Deed.ChangeKept : Deed.ListTaken,
                        Matter.Service,
                        $"{change.RecordId}",
                        Now,
                        Cut(change.Path)
                    )
                );
                return true;
            },
            ct
        );

    /// <summary>Makes whatever is done to a service at once come one after the other, on both databases.</summary>
    internal static Task HoldAsync(AppDb db, Guid serviceId, CancellationToken ct) =>
        db
            .Services.Where(s => s.Id == serviceId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ChangedAt, x => x.ChangedAt), ct);

    internal static Task<Guid?> FaceAsync(AppDb db, Guid personId, CancellationToken ct) =>
        db
            .Faces.Where(f => f.PersonId == personId && f.GroupId == null)
            .Select(f => (Guid?)f.Id)
            .FirstOrDefaultAsync(ct);

    // Whom somebody made sure of, nobody needs to ring any more.
    private async Task CheckedAsync(AppDb db, Guid serviceId, CancellationToken ct)
    {
        db.Add(ServiceCheck.ByUs(serviceId, CheckBy.Steward, CheckOutcome.Right, Now));
        await db.ServiceCalls.Where(c => c.ServiceId == serviceId).ExecuteDeleteAsync(ct);
    }

    private AuditEntry Entry(Guid steward, Deed deed, Service service) =>
        AuditEntry.Of(steward, deed, Matter.Service, service.Id.ToString(), Now, service.Name);

    private static string Cut(string path) =>
        path.Length <= AuditEntry.LongestName ? path : path[..AuditEntry.LongestName];

    // Two stewards who decide at once: the row is touched before it is read, so the second finds it answered.
    private static async Task<SuggestedEdit?> TakeAsync(AppDb db, string publicId, CancellationToken ct) =>
        await db
            .SuggestedEdits.Where(e => e.PublicId == publicId && e.Outcome == null)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.At, x => x.At), ct) == 0
            ? null
            : await db.SuggestedEdits.FirstOrDefaultAsync(e => e.PublicId == publicId && e.Outcome == null, ct);

    private static async Task HideAsync(AppDb db, ServiceShown service, List<Guid> places, CancellationToken ct)
    {
        var open = service.Editable.Addresses.Select(a => a.Record.Id).Intersect(places).ToList();
        await KeptPlaces.DecideAsync(db, open, Openness.TownOnly, ct);
    }
}
