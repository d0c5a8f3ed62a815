using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Coming;

/// <summary>Changes alias, party, needs or contact. Behind the private link only: the code alone does not show them.</summary>
public sealed class ChangeModel(Holders holders, Seats seats, RsvpKeys keys, T texts, TimeProvider clock) : GuestPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Holding Mine { get; private set; } = null!;

    public override int? Capacity => Mine.Occurrence.Capacity;

    public override IReadOnlyList<string> Questions => Mine.Meetup.Asked;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await holders.FindAsync(Key) is not { ByCode: false } mine)
            return NotFound();
        (Mine, Roles) = (mine, mine.Roles);
        var verdict = RsvpRules.MayChange(mine.Rsvp, mine.Occurrence, clock.GetUtcNow().UtcDateTime);
        return verdict.IsAllowed ? null : Refuse(verdict);
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Show(Mine.Rsvp, keys.Unseal(Mine.Rsvp.Needs), keys.UnsealContact(Mine.Rsvp.Contact));
        var answers = Answer.Read(keys.Unseal(Mine.Rsvp.Answers)).ToLookup(a => a.Question, a => a.Words);
        Answers = [.. Questions.Select(q => answers[q].FirstOrDefault())];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (IsTooMany)
            ModelState.AddModelError("party", texts["Coming.TooMany", MostPeople]);
        else if (RsvpRules.MayBring(Mine.Rsvp, Mine.Occurrence, Party) is { Reason: { } reason })
            ModelState.AddModelError("party", texts[reason]);
        // Whose role is gone comes on without one, and may choose another.
        if (!IsRoleChosen && (Role, Mine.Rsvp.Role) is not (null, null))
            ModelState.AddModelError("role", texts["Coming.Role.Missing"]);
        if (!AreAnswersKept)
            ModelState.AddModelError("answer-0", texts["Coming.Answer.Odd"]);
        if (!ModelState.IsValid)
            return Again();
        switch (await seats.ChangeAsync(Mine.Rsvp, Sealed(keys, Mine.Rsvp.Language)))
        {
            case Outcome.Done:
                return SeeOther(Mine.Path());
            case Outcome.NoRoom:
                if (Role != Mine.Rsvp.Role)
                    ModelState.AddModelError("role", texts["Coming.Role.NoRoom"]);
                else
                    ModelState.AddModelError("party", texts["Coming.NoRoomForMore"]);
                return Again();
            default:
                return Refuse(Verdict.Refused("Coming.NotOnTheList"));
        }
    }
}
