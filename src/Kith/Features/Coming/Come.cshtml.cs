using Kith.Data;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>
/// "I'm coming", without an account. Sent twice, a form answers twice the same; where the meetup is full it says so and offers
/// the line.
/// </summary>
public sealed class ComeModel(ViewerDb db, Seats seats, RsvpKeys keys, T texts, TimeProvider clock) : GuestPage
{
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>Makes a replay of this form lead to the first answer.</summary>
    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    /// <summary>Other people use this device, so no private link may be shown on it.</summary>
    [BindProperty(Name = "shared")]
    public bool IsShared { get; set; }

    public Subject Subject { get; private set; } = null!;

    /// <summary>Why nobody can come, or allowed.</summary>
    public Verdict Verdict { get; private set; }

    public override int? Capacity => Subject.Occurrence.Capacity;

    public override IReadOnlyList<string> Questions => Subject.Meetup.Asked;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await Subject.FindAsync(db, o => o.PublicId == Id) is not { } subject)
            return NotFound();
        Subject = subject;
        Verdict = db.Viewer.IsPaused
            ? PersonRules.MayBegin(db.Viewer)
            : RsvpRules.MayCome(subject.Meetup, subject.Occurrence, clock.GetUtcNow().UtcDateTime);
        if (Verdict.IsAllowed && await IsBarredAsync(subject.Meetup.GroupId))
            Verdict = Verdict.Refused("Belonging.Joined.Barred");
        Roles = await db.RolesOfAsync(subject.Occurrence);
        Once = RsvpKeys.IsOnce(Once) ? Once : Secrets.NewToken();
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!Verdict.IsAllowed)
            return Again(StatusCodes.Status403Forbidden);
        if (db.Viewer.IsMember)
            Alias = await NameAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] Holders holders)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var token = keys.Token(Id, Once!);
        if (!Verdict.IsAllowed)
            return await seats.IsKnownAsync(token)
                ? await DoneAsync(holders, token)
                : Again(StatusCodes.Status403Forbidden);
        if (IsTooMany)
            ModelState.AddModelError("party", texts["Coming.TooMany", MostPeople]);
        if (!IsRoleChosen)
            ModelState.AddModelError("role", texts["Coming.Role.Missing"]);
        if (!AreAnswersKept)
            ModelState.AddModelError("answer-0", texts["Coming.Answer.Odd"]);
        if (!ModelState.IsValid)
            return Again();
        if (await seats.ComeAsync(Subject.Occurrence, Said(), token) == Outcome.Done)
            return await DoneAsync(holders, token);
        return await LoadAsync() ?? Again(StatusCodes.Status409Conflict);
    }

    // Whoever is barred from a group is not on its lists either, as far as anybody can know who it is.
    private async Task<bool> IsBarredAsync(Guid? groupId)
    {
        var me = db.Viewer.PersonId;
        return me is not null
            && groupId is not null
            && await db.Partings.AnyAsync(p => p.PersonId == me && p.GroupId == groupId && p.Barred);
    }

    private Guest Said() => Sealed(keys, texts.Language) with { PersonId = db.Viewer.PersonId };

    // What a member is called where they come to: in the group, else in the hub.
    private Task<string> NameAsync()
    {
        var (me, group) = (db.Viewer.PersonId, Subject.Meetup.GroupId);
        return db
            .Faces.Where(f => f.PersonId == me && !f.IsForOnce && (f.GroupId == group || f.GroupId == null))
            .OrderBy(f => f.GroupId == null ? 1 : 0)
            .Select(f => f.Name)
            .FirstAsync();
    }

    private async Task<IActionResult> DoneAsync(Holders holders, string token)
    {
        if (!IsShared)
            return SeeOther($"/coming/{token}");
        var mine = await holders.FindAsync(token);
        return SeeOther($"/coming/{keys.Ticket(mine!.Rsvp.Id, mine.Code)}");
    }
}
