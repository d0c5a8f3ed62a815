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

    /// <summary>Seats of each role, in the order of <see cref="HostTimePage.Roles"/>.</summary>
    [BindProperty(Name = "roles")]
    public int?[] ByRole { get; set; } = [];

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Capacity = Time.Capacity;
        ByRole = [.. Roles.Select(r => (int?)r.Seats)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = HostingRules.MayChange(Time, clock.GetUtcNow().UtcDateTime);
        if (!verdict.IsAllowed)
            return Refuse(verdict);
        if (
            Roles is not []
            && (ByRole.Length != Roles.Count || Array.Exists(ByRole, s => s is not (>= 1 and <= MostSeats)))
        )
            ModelState.AddModelError("roles", texts["Hosting.Role.Number"]);
        if (!ModelState.IsValid)
            return Again();
        var byRole = Roles.Zip(ByRole).ToDictionary(r => r.First.Slot, r => r.Second!.Value);
        if (await seats.ResizeAsync(Time.Id, Capacity, byRole) == Outcome.Done)
            return SeeOther(TimePath());
        if (Roles.Any(r => byRole[r.Slot] < r.Taken))
        {
            ModelState.AddModelError("roles", texts["Hosting.Role.SeatsTaken"]);
            return Again();
        }
        ModelState.AddModelError("capacity", texts.Plural("Hosting.SeatsTaken", Time.Taken));
        return Again();
    }
}
