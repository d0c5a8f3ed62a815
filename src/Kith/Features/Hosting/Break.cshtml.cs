using System.ComponentModel.DataAnnotations;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>Leaves the days of a holiday out, after a look at which they are and how many people had said they come.</summary>
public sealed class BreakModel(Hosts hosts, Breaks breaks, T texts) : HostPage(hosts)
{
    private const int LongestDays = 366;

    [BindProperty(Name = "from"), Required(ErrorMessage = "Plan.Day.Missing")]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "to"), Required(ErrorMessage = "Plan.Day.Missing")]
    public DateOnly? To { get; set; }

    [
        BindProperty(Name = "reason"),
        Required(ErrorMessage = "Hosting.Reason.Missing"),
        StringLength(500),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Reason { get; set; }

    /// <summary>What the host has seen: the days as the last page named them.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    /// <summary>The days that would be left out; empty while nobody has asked.</summary>
    public IReadOnlyList<DateTime> Days { get; private set; } = [];

    /// <summary>People on the lists of those days, companions counted.</summary>
    public int People { get; private set; }

    public string Mark => $"{From:yyyyMMdd}-{To:yyyyMMdd}-{Days.Count}-{People}";

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && (To < From || To!.Value.DayNumber - From!.Value.DayNumber > LongestDays))
            ModelState.AddModelError("to", texts["Hosting.BreakTo.Odd"]);
        if (!ModelState.IsValid)
            return Again();
        await CountAsync(From!.Value, To!.Value);
        if (Days is [])
        {
            ModelState.AddModelError("from", texts["Hosting.BreakNone"]);
            return Again();
        }
        if (Sure != Mark)
            return Page();
        var verdict = await breaks.TakeAsync(Hosted.Meetup.Id, From!.Value, To!.Value, Reason!.Trim());
        if (verdict.IsAllowed)
            return SeeOther(Hosted.Path());
        ModelState.AddModelError("to", texts[verdict.Reason!]);
        return Again();
    }

    private async Task CountAsync(DateOnly first, DateOnly last)
    {
        var mine = Hosted.Meetup.Id;
        var (from, to) = (first.ToDateTime(TimeOnly.MinValue), last.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var known = Hosted.Db.Occurrences.Where(o =>
            o.MeetupId == mine && o.StartsLocal >= from && o.StartsLocal < to && o.State != OccurrenceState.Dropped
        );
        var times = await known
            .Where(o => o.State != OccurrenceState.Cancelled)
            .Select(o => new { o.OriginalLocal, o.StartsLocal })
            .ToListAsync();
        People = await Hosted
            .Db.Rsvps.Where(RsvpRules.OnTheList)
            .Where(r => known.Any(o => o.Id == r.OccurrenceId))
            .SumAsync(r => r.Party);
        var byRule = Breaks.Between(Hosted.Meetup, first, last).Except(times.Select(t => t.OriginalLocal));
        Days = [.. times.Select(t => t.StartsLocal).Concat(byRule).Order()];
    }
}
