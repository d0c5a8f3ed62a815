using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>Plans a meetup or a series for a group.</summary>
public sealed class NewModel(ViewerDb db, Planning planning, KnownPlaces places, T texts, TimeProvider clock)
    : GroupHostPage(db)
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    /// <summary>What day and hour the form begins with, such as the evening that suits most.</summary>
    [FromQuery(Name = "day")]
    public DateOnly? Day { get; set; }

    [FromQuery(Name = "start")]
    public TimeOnly? Start { get; set; }

    public PlanFields Fields => new(Form, Known, IsRunning: false);

    private IReadOnlyList<KnownPlace> Known { get; set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Known = await places.OfAsync(Db, Group.Id, meetupId: null);
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form.Languages = Group.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Form.Phone = Group.Phone;
        (Form.Day, Form.Start) = (Day, Start);
        Form.Place = Known is [var first, ..] ? first.Key : PlanForm.NewPlace;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] CurrentHub hub)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var hosts = await Db.CheckedHostsAsync(Group.Id, HttpContext.RequestAborted);
        var ready = AgeRules.MayMeet(Group.Ages, hosts) is { IsAllowed: false } no
            ? no
            : AgeRules.MayMeet(Form.Ages, hosts);
        if (!ready.IsAllowed)
            return Refuse(ready);
        var venue = PlanChecks.Check(ModelState, Form, Known, texts);
        var zone = Meetups.MeetupTimes.Zone(hub.Facts.Zone);
        if (ModelState.IsValid && !Form.IsAhead(zone, clock.GetUtcNow().UtcDateTime))
            ModelState.AddModelError("Form.Day", texts["Plan.Day.Ahead"]);
        if (!ModelState.IsValid)
            return Again();
        var (me, here) = (Db.Viewer.PersonId, Group.Id);
        var name = await Db
            .Faces.Where(f => f.PersonId == me && f.GroupId == here)
            .Select(f => f.Name)
            .FirstOrDefaultAsync();
        return SeeOther($"/hosting/{await planning.PlanAsync(Group, Form, venue, name)}");
    }
}
