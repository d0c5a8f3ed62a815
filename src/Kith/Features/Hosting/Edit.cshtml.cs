using System.ComponentModel.DataAnnotations;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>
/// Changes a meetup, all its times that are still ahead. Where days move or fall away, the host first sees which and for how many
/// people, and says why.
/// </summary>
public class EditModel(Hosts hosts, Planning planning, KnownPlaces places, T texts, TimeProvider clock)
    : HostPage(hosts)
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    /// <summary>What the host agreed to: the mark of the preview they saw.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    [BindProperty(Name = "reason"), StringLength(500), Keepable, DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    public PlanFields Fields => new(Form, Known, IsRunning: true);

    /// <summary>What the change would do; null while nothing needs a second look.</summary>
    public Preview? Preview { get; private set; }

    /// <summary>From which time on, wall time; null for all that are ahead.</summary>
    protected virtual DateTime? From => null;

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    private IReadOnlyList<KnownPlace> Known { get; set; } = [];

    // The form as it would stand unchanged.
    private PlanForm _asItIs = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        if (await BeginAsync() is { } other)
            return other;
        var meetup = Hosted.Meetup;
        Known = await places.OfAsync(Hosted.Db, meetup.GroupId, meetup.Id);
        _asItIs = PlanForm.Of(meetup, From ?? await NextAsync(), places.Of(meetup));
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form = _asItIs;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var venue = PlanChecks.Check(ModelState, Form, Known, texts);
        if (!ModelState.IsValid)
            return Again();
        if (Form.Ages != _asItIs.Ages && await MayMeetAsync() is { IsAllowed: false } no)
            return Refuse(no);
        var revision = new Revision(Form, !Form.MeetsAs(_asItIs), venue, Reason?.Trim());
        var zone = MeetupTimes.Zone(Hosted.Meetup.Zone);
        if (revision.IsRetimed && !Form.IsAhead(zone, Now))
        {
            ModelState.AddModelError("Form.Day", texts["Plan.Day.Ahead"]);
            return Again();
        }
        return await LookAsync(revision) ?? SeeOther($"/hosting/{await SaveAsync(planning, revision)}");
    }

    /// <summary>Finds what else the page is about.</summary>
    protected virtual Task<IActionResult?> BeginAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>Does it; the key under which this host finds the meetup afterwards.</summary>
    protected virtual async Task<string> SaveAsync(Planning planning, Revision revision)
    {
        await planning.ReviseAsync(Hosted.Meetup.Id, revision);
        return Key;
    }

    // Where a meetup has no group, nobody knows who else hosts it.
    private async Task<Verdict> MayMeetAsync()
    {
        var adults = Hosted.Meetup.GroupId is { } group
            ? await Hosted.Db.CheckedHostsAsync(group, HttpContext.RequestAborted)
            : 0;
        return AgeRules.MayMeet(Form.Ages, adults);
    }

    // The preview, until the host has agreed to exactly what it says, and said why to the people it touches.
    private async Task<IActionResult?> LookAsync(Revision revision)
    {
        var preview = await Preview.OfAsync(Hosted, revision, From, Now);
        if (!preview.Matters)
            return null;
        if (Sure == preview.Mark && (preview.Touched == 0 || !string.IsNullOrWhiteSpace(Reason)))
            return null;
        Preview = preview;
        if (Sure != preview.Mark)
            return Page();
        ModelState.AddModelError("reason", texts["Hosting.Reason.Missing"]);
        return Again();
    }

    private async Task<DateTime> NextAsync()
    {
        var (mine, now) = (Hosted.Meetup.Id, Now);
        var next = await Hosted
            .Db.Occurrences.Where(o => o.MeetupId == mine && o.StartsAt > now && o.State != OccurrenceState.Dropped)
            .OrderBy(o => o.OriginalLocal)
            .Select(o => (DateTime?)o.OriginalLocal)
            .FirstOrDefaultAsync();
        return next ?? Hosted.Meetup.StartsLocal;
    }
}
