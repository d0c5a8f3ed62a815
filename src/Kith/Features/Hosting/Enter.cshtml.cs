using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>
/// Enters somebody who rang, by the same rules as for everybody: no seat that is not there, the line in its order. Where a
/// host admits each person, they have.
/// </summary>
public sealed class EnterModel(Hosts hosts, Seats seats, RsvpKeys keys, T texts, TimeProvider clock) : GuestPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [FromRoute(Name = "time")]
    public string TimeId { get; set; } = "";

    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    public Hosted Hosted { get; private set; } = null!;

    public Subject Subject { get; private set; } = null!;

    public override bool IsForSomebody => true;

    public override int? Capacity => Subject.Occurrence.Capacity;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await hosts.FindAsync(Key) is not { } hosted)
            return NotFound();
        var (id, mine) = (TimeId, hosted.Meetup.Id);
        if (await Subject.FindAsync(hosted.Db, o => o.PublicId == id && o.MeetupId == mine) is not { } subject)
            return NotFound();
        (Hosted, Subject) = (hosted, subject);
        Roles = await hosted.Db.RolesOfAsync(subject.Occurrence);
        Once = RsvpKeys.IsOnce(Once) ? Once : Secrets.NewToken();
        var verdict = RsvpRules.MayCome(subject.Meetup, subject.Occurrence, clock.GetUtcNow().UtcDateTime);
        return verdict.IsAllowed ? null : Refuse(verdict);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (IsTooMany)
            ModelState.AddModelError("party", texts["Coming.TooMany", MostPeople]);
        if (!IsRoleChosen)
            ModelState.AddModelError("role", texts["Hosting.Role.Missing"]);
        if (!ModelState.IsValid)
            return Again();
        var token = keys.TokenForHost(TimeId, Once!);
        var outcome = await seats.ComeAsync(Subject.Occurrence, Sealed(keys, texts.Language), token, admitted: true);
        return outcome == Outcome.Done
            ? SeeOther(Hosted.Path(TimeId, "entered", Once!))
            : Refuse(Verdict.Refused("Coming.Cancelled"));
    }
}
