using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>Changes somebody's plan, one change after the other, so that two open windows lose nothing.</summary>
public sealed class PlanBook(WriteQueue writes, Secrets secrets)
{
    /// <summary>Keeps a card, or changes the note beside one that is kept already; refused when the plan is full.</summary>
    public Task<Verdict> KeepAsync(Guid personId, PlanLine line, CancellationToken ct) =>
        ChangeAsync(
            personId,
            lines =>
            {
                var at = lines.FindIndex(l => l.Card == line.Card);
                if (at >= 0)
                    lines[at] = line;
                else if (CardRules.MayKeepOneMore(lines.Count) is { IsAllowed: false } full)
                    return full;
                else
                    lines.Add(line);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Changes a note and puts the card at a place, counted from 1; a place outside the plan is the nearest inside.</summary>
    public Task<Verdict> PlaceAsync(Guid personId, string card, string? note, int place, CancellationToken ct) =>
        ChangeAsync(
            personId,
            lines =>
            {
                if (lines.Find(l => l.Card == card) is not { } line)
                    return Verdict.Allowed;
                lines.Remove(line);
                lines.Insert(Math.Clamp(place - 1, 0, lines.Count), line with { Note = note });
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Takes a card out; the same again changes nothing.</summary>
    public Task<Verdict> DropAsync(Guid personId, string card, CancellationToken ct) =>
        ChangeAsync(
            personId,
            lines =>
            {
                lines.RemoveAll(l => l.Card == card);
                return Verdict.Allowed;
            },
            ct
        );

    private Task<Verdict> ChangeAsync(Guid personId, Func<List<PlanLine>, Verdict> change, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await SuggestionBook.HoldAsync(db, personId, ct);
                var plan = await db.Plans.FirstOrDefaultAsync(p => p.PersonId == personId, ct);
                List<PlanLine> lines = [.. plan?.Read(secrets) ?? []];
                var verdict = change(lines);
                if (!verdict.IsAllowed)
                    return verdict;
                if (plan is null)
                    db.Add(plan = Plan.Of(personId));
                plan.Write(lines, secrets);
                return verdict;
            },
            ct
        );
}
