using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Me;
using Kith.Features.Safety;
using Kith.Mail;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>Takes in what members suggest and carries out what a steward decides about it, each once however often it is pressed.</summary>
public sealed class SuggestionBook(WriteQueue writes, Secrets secrets, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Adds a suggestion; refused when as many as one member may have are waiting, or somebody new had their share today.</summary>
    public Task<Verdict> SuggestAsync(Guid personId, CardOffer offer, CancellationToken ct)
    {
        var words = offer.Seal(secrets);
        return writes.RunAsync(
            async db =>
            {
                await HoldAsync(db, personId, ct);
                var waiting = await db.CardSuggestions.CountAsync(s => s.PersonId == personId && s.Outcome == null, ct);
                if (CardRules.MaySuggestOneMore(waiting) is { IsAllowed: false } enough)
                    return enough;
                var verdict = await FirstSteps.TakeAsync(db, personId, FirstStep.Card, Now, ct);
                if (verdict.IsAllowed)
                    db.Add(CardSuggestion.Of(personId, words, Now));
                return verdict;
            },
            ct
        );
    }

    /// <summary>Takes back what still waits; what was answered goes by itself.</summary>
    public Task WithdrawAsync(Guid personId, string publicId, CancellationToken ct) =>
        writes.RunAsync(
            db =>
                db.CardSuggestions.Where(s => s.PublicId == publicId && s.PersonId == personId && s.Outcome == null)
                    .ExecuteDeleteAsync(ct),
            ct
        );

    /// <summary>Puts it on the shelf as given, read through by whoever it says; the slug, or null when somebody was quicker.</summary>
    public Task<string?> AcceptAsync(
        Guid steward,
        string publicId,
        CardOffer given,
        (string By, string? Words) says,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                if (await TakeAsync(db, publicId, ct) is not { } suggestion)
                    return null;
                var card = Card.Put(RandomId.New(), given.Facts, shipped: false);
                card.Read(says.By, Now);
                db.Add(card);
                db.Add(CardWording.Of(card.Id, given.Text));
                var asWritten = CardOffer.Open(secrets, suggestion.Sealed) == given;
                var outcome = asWritten ? CardOutcome.OnShelf : CardOutcome.Amended;
                Answer(db, suggestion, outcome, new(says.Words, card.Slug));
                db.Add(AuditEntry.Of(steward, Deed.CardAccepted, Matter.Card, card.Slug, Now, given.Text.Title));
                return card.Slug;
            },
            ct
        )!;

    /// <summary>Says no, with words to its author; false when somebody was quicker. The log does not repeat what was suggested.</summary>
    public Task<bool> DeclineAsync(Guid steward, string publicId, string words, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await TakeAsync(db, publicId, ct) is not { } suggestion)
                    return false;
                Answer(db, suggestion, CardOutcome.Declined, new(words, Slug: null));
                db.Add(AuditEntry.Of(steward, Deed.CardDeclined, Matter.Card, key: null, Now));
                return true;
            },
            ct
        );

    /// <summary>Erases what was answered long enough ago.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var until = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - CardRules.AnswersKeptFor;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(db => db.CardSuggestions.Where(s => s.AnsweredOn < until).ExecuteDeleteAsync(ct), ct);
    }

    /// <summary>Makes whatever a person does at once come one after the other, on both databases.</summary>
    internal static Task HoldAsync(AppDb db, Guid personId, CancellationToken ct) =>
        db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, x => x.Language), ct);

    // Two stewards who decide at once: the row is touched before it is read, so the second finds it answered.
    private static async Task<CardSuggestion?> TakeAsync(AppDb db, string publicId, CancellationToken ct) =>
        await db
            .CardSuggestions.Where(s => s.PublicId == publicId && s.Outcome == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.On, x => x.On), ct) == 0
            ? null
            : await db.CardSuggestions.FirstOrDefaultAsync(s => s.PublicId == publicId && s.Outcome == null, ct);

    private void Answer(AppDb db, CardSuggestion suggestion, CardOutcome outcome, CardAnswer answer)
    {
        suggestion.Answer(outcome, answer.Seal(secrets), Now);
        db.Add(InboxLine.Of(suggestion.PersonId, LetterKind.CardAnswered, startsLocal: null, "/me/cards", Now.Date));
    }
}
