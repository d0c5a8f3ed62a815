using System.ComponentModel.DataAnnotations;
using Kith.Features.Coming;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>More or fewer seats for this one time; never fewer than are taken, and new ones go to the line.</summary>
public sealed class SeatsModel(Hosts hosts, Seats seats, T texts, TimeProvider clock) : HostTimePage(hosts)
{
    private const int MostSeats = 1000;

    /// <summary>Seats; empty for as many as come.</summary>
    [BindProperty(Name = "capacity"), Range(1, MostSeats)]
    public int? Capacity { get; set; }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Capacity = Time.Capacity;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = HostingRules.MayChange(Time, clock.GetUtcNow().UtcDateTime);
        if (!verdict.IsAllowed)
            return Refuse(verdict);
        if (!ModelState.IsValid)
            return Again();
        if (await seats.ResizeAsync(Time.Id, Capacity) == Outcome.Done)
            return SeeOther(TimePath());
        ModelState.AddModelError("capacity", texts.Plural("Hosting.SeatsTaken", Time.Taken));
        return Again();
    }
}
