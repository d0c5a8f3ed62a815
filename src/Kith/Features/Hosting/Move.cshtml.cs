using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Shared;
using Kith.Mail;
using Kith.Rules;
using Kith.Texts;
using Kith.Time;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kith.Features.Hosting;

/// <summary>Moves this one time to another hour, day or place. Everybody who comes keeps their seat and sees the change and why.</summary>
public sealed class MoveModel(Hosts hosts, CurrentHub hub, T texts, TimeProvider clock) : HostTimePage(hosts)
{
    private const string Same = "same";
    private const string Other = "other";

    /// <summary>Farthest ahead a time can be moved: nobody plans one meetup further than this.</summary>
    private const int MostDaysAhead = 366;

    [BindProperty(Name = "day"), Required]
    public DateOnly? Day { get; set; }

    /// <summary>On the clock of the meetup's zone.</summary>
    [BindProperty(Name = "start"), Required]
    public TimeOnly? Start { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; } = Same;

    [BindProperty(Name = "venue"), StringLength(255), Keepable]
    public string? VenueName { get; set; }

    [BindProperty(Name = "address"), StringLength(400), Keepable]
    public string? Address { get; set; }

    [BindProperty(Name = "area"), StringLength(200), Keepable]
    public string? Area { get; set; }

    /// <summary>Who may see the new address; nobody more than the old one unless the host says so.</summary>
    [BindProperty(Name = "precision")]
    public Precision? Precision { get; set; }

    [
        BindProperty(Name = "reason"),
        Required(ErrorMessage = "Hosting.Reason.Missing"),
        StringLength(500),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Reason { get; set; }

    /// <summary>Whether people meet in a room, so that there is a place to change.</summary>
    public bool HasRoom => Subject.Meetup.Mode is Mode.InPerson or Mode.Hybrid;

    public IEnumerable<SelectListItem> Places =>
        [new(texts["Hosting.Place.Same"], Same), new(texts["Hosting.Place.Other"], Other)];

    public IEnumerable<SelectListItem> Precisions =>
        Enum.GetValues<Kith.Features.Places.Precision>()
            .Select(p => new SelectListItem(texts[$"Hosting.Precision.{p}"], $"{p}"));

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        (Day, Start) = (DateOnly.FromDateTime(Time.StartsLocal), TimeOnly.FromDateTime(Time.StartsLocal));
        Precision = AsHidden;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!IsPossible())
            return Again();
        var verdict = await Hosted.Db.WriteAsync(MoveAsync);
        return verdict.IsAllowed ? SeeOther(TimePath()) : Refuse(verdict);
    }

    private bool IsPossible()
    {
        if (Day is { } day && Start is { } start)
        {
            var ahead = Utc(day.ToDateTime(start)) - Now;
            if (ahead <= TimeSpan.Zero || ahead > TimeSpan.FromDays(MostDaysAhead))
                ModelState.AddModelError("day", texts["Hosting.Day.Ahead"]);
        }
        if (Place == Other && string.IsNullOrWhiteSpace(VenueName))
            ModelState.AddModelError("venue", texts["Hosting.Venue.Missing"]);
        if (Place is not (Same or Other) || (Precision is { } chosen && !Enum.IsDefined(chosen)))
            ModelState.AddModelError("place", texts["Error.NotUnderstood"]);
        return ModelState.IsValid;
    }

    private async Task<Verdict> MoveAsync(ViewerDb db)
    {
        var time = await db.Occurrences.SingleAsync(o => o.Id == Time.Id);
        var meetup = await db.Meetups.SingleAsync(m => m.Id == time.MeetupId);
        var verdict = HostingRules.MayChange(time, Now);
        if (!verdict.IsAllowed)
            return verdict;
        var (venue, before) = (NewVenue(db), time.StartsLocal);
        var local = Day!.Value.ToDateTime(Start!.Value);
        var utc = Utc(local);
        time.Move((local, utc, utc + (time.EndsAt - time.StartsAt)), venue?.Id ?? time.VenueId, Reason);
        time.Index(meetup, venue is null ? Subject.Place(isTold: false) : VenueRules.Shown(venue, neighbourhood: null));
        time.OnHubClock(MeetupTimes.Local(utc, MeetupTimes.Zone(hub.Facts.Zone)));
        meetup.Changed(Now);
        await db.TellAsync(time.Id, LetterKind.Moved, Now, before);
        return Verdict.Allowed;
    }

    private Venue? NewVenue(ViewerDb db)
    {
        if (Place != Other || !HasRoom)
            return null;
        var venue = Venue.Add(VenueName!.Trim(), Address?.Trim(), Area?.Trim(), Precision ?? AsHidden);
        db.Add(venue);
        return venue;
    }

    private Precision AsHidden => Subject.Venue?.Precision ?? Kith.Features.Places.Precision.Exact;

    private DateTime Utc(DateTime local) =>
        Zones.At(LocalDateTime.FromDateTime(local), MeetupTimes.Zone(Hosted.Meetup.Zone)).ToDateTimeUtc();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
